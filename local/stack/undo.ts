/** Collects the steps that undo a start, and runs them in reverse order. */
export class Undo {
  readonly #steps: (() => void | Promise<void>)[] = []

  later(step: () => void | Promise<void>): void {
    this.#steps.push(step)
  }

  /** Runs every step once, even if others fail. */
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
