interface Entry {
  readonly at: number
  readonly work: () => Promise<void>
}

/**
 * What happens, and when. An entry may add others. Entries for the same time run in the order of their
 * adding.
 */
export class Schedule {
  readonly #entries: Entry[] = []

  /** @param at in epoch seconds; a time in the past means now */
  add(at: number, work: () => Promise<void>): void {
    const place = this.#entries.findLastIndex((entry) => entry.at <= at)
    this.#entries.splice(place + 1, 0, { at, work })
  }

  /** Runs every entry at its time, until none is left. */
  async run(goTo: (at: number) => void): Promise<void> {
    for (let next = this.#entries.shift(); next !== undefined; next = this.#entries.shift()) {
      goTo(next.at)
      await next.work()
    }
  }
}
