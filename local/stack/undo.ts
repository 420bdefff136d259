/** What has to be undone, in reverse order of its doing. */
export class Undo {
  readonly #steps: (() => void | Promise<void>)[] = []

  later(step: () => void | Promise<void>): void {
    this.#steps.push(step)
  }

  /** Every step is taken, once, whatever becomes of the others. */
  async all(): Promise<void> {
    const errors: unknown[] = []
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'not everything could be stopped')
  }
}
