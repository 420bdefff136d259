import { mock } from 'node:test'

const START_SECONDS = Date.parse('2026-11-22T12:00:00.000Z') / 1000

/**
 * The true time, which only moves forward, and the clocks of machines, which are off. This process reads the
 * true time, except in work that runs by a clock that is off. Times are in epoch seconds.
 */
export class Clocks {
  #now = START_SECONDS

  constructor() {
    mock.timers.enable({ apis: ['Date'], now: START_SECONDS * 1000 })
  }

  get now(): number {
    return this.#now
  }

  /** Moves the true time forward to an instant; never back. */
  goTo(instant: number): void {
    this.#now = Math.max(this.#now, instant)
    mock.timers.setTime(this.#now * 1000)
  }

  /** Starts work by a clock that is off by so much: only what it reads before its first await is off. */
  startOff<T>(seconds: number, start: () => T): T {
    mock.timers.setTime((this.#now + seconds) * 1000)
    try {
      return start()
    } finally {
      mock.timers.setTime(this.#now * 1000)
    }
  }

  /** Does the whole work by a clock that is off by so much. Nothing else may read the clock meanwhile. */
  async workOff<T>(seconds: number, work: () => Promise<T>): Promise<T> {
    mock.timers.setTime((this.#now + seconds) * 1000)
    try {
      return await work()
    } finally {
      mock.timers.setTime(this.#now * 1000)
    }
  }

  /** Gives this process the machine's clock again. */
  close(): void {
    mock.timers.reset()
  }
}
