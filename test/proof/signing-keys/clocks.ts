import { mock } from 'node:test'

const START_SECONDS = Date.parse('2026-11-22T12:00:00.000Z') / 1000

/**
 * The time that it really is, which only goes forward, and the clocks of machines, which are off. What this
 * process reads is the time that it is, but for work that is done by a clock that is off. In epoch seconds.
 */
export class Clocks {
  #now = START_SECONDS

  constructor() {
    mock.timers.enable({ apis: ['Date'], now: START_SECONDS * 1000 })
  }

  get now(): number {
    return this.#now
  }

  /** It is that time, unless that is past. */
  goTo(instant: number): void {
    this.#now = Math.max(this.#now, instant)
    mock.timers.setTime(this.#now * 1000)
  }

  /** Starts some work by a clock that is off by so much: what it reads before it first waits. */
  startOff<T>(seconds: number, start: () => T): T {
    mock.timers.setTime((this.#now + seconds) * 1000)
    try {
      return start()
    } finally {
      mock.timers.setTime(this.#now * 1000)
    }
  }

  /** Does some work, all of it, by a clock that is off by so much. Nothing else may read the clock meanwhile. */
  async workOff<T>(seconds: number, work: () => Promise<T>): Promise<T> {
    mock.timers.setTime((this.#now + seconds) * 1000)
    try {
      return await work()
    } finally {
      mock.timers.setTime(this.#now * 1000)
    }
  }

  /** The clock of this process is the machine's again. */
  close(): void {
    mock.timers.reset()
  }
}
