/** The console's sources cannot be built. */
export class ConsoleBuildError extends Error {
  override readonly name = 'ConsoleBuildError'
  /** What the build printed. It says where the build failed, and why. */
  readonly output: string

  constructor(output: string, cause: unknown) {
    super('The console cannot be built.', { cause })
    this.output = output
  }
}
