import { mock } from 'node:test'

const START = new Date('2026-11-22T12:00:00.000Z')

/** The clock of this process, which moves when it is told to. Timers run on as ever. */
export interface Clock {
  now(): Date
  forward(seconds: number): void
}

/** Stops the clock that all code of this process reads. */
export function stopClock(at: Date = START): Clock {
  let milliseconds = at.getTime()
  mock.timers.enable({ apis: ['Date'], now: milliseconds })
  return {
    now: () => new Date(milliseconds),
    forward(seconds) {
      milliseconds += seconds * 1000
      mock.timers.setTime(milliseconds)
    },
  }
}
