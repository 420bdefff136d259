interface Entry {
  readonly at: number
  readonly work: () => Promise<void>
}

/** What is to happen, and when; whatever happens may add to it. Of what is due at one time, the first added is first. */
export class Agenda {
  readonly #entries: Entry[] = []

  /** @param at in epoch seconds; what is past is due at once */
  add(at: number, work: () => Promise<void>): void {
    const place = this.#entries.findLastIndex((entry) => entry.at <= at)
    this.#entries.splice(place + 1, 0, { at, work })
  }

  /** Does everything, each at its time, until there is nothing left. */
  async work(goTo: (at: number) => void): Promise<void> {
    for (let next = this.#entries.shift(); next !== undefined; next = this.#entries.shift()) {
      goTo(next.at)
      await next.work()
    }
  }
}
