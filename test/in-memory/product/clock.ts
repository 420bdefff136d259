import { mock } from 'node:test'

const START = new Date('2026-11-22T12:00:00.000Z')

/** The clock that all code of this process reads. */
export interface Clock {
  now(): Date
  /** @param seconds negative to go back */
  forward(seconds: number): void
  /** Gives the process the machine's clock again. */
  release(): void
}

/** Stops the clock of this process. From here on only `forward` moves it. Timers still run. */
export function stopClock(at: Date = START): Clock {
  let milliseconds = at.getTime()
  mock.timers.enable({ apis: ['Date'], now: milliseconds })
  return {
    now: () => new Date(milliseconds),
    forward(seconds) {
      milliseconds += seconds * 1000
      mock.timers.setTime(milliseconds)
    },
    release: () => mock.timers.reset(),
  }
}

/** The machine's clock, or one that the caller controls: `openProduct` leaves it as it is. */
export const RUNNING_CLOCK: Clock = {
  now: () => new Date(),
  forward() {
    throw new Error('a running clock cannot be moved')
  },
  release() {},
}
