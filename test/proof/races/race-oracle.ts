import type { Attempt, Race } from './race.ts'

/** How many attempts were granted and refused. */
export interface OutcomeCounts {
  readonly granted: number
  readonly refused: number
}

/** The result of a race that broke no rule. Times are milliseconds after the acknowledgement. */
export interface RaceResult {
  readonly attempts: number
  /** The attempts under way at the acknowledgement, by the name of their target. */
  readonly underWay: ReadonlyMap<string, OutcomeCounts>
  /** When the last granted attempt started: below 0. */
  readonly lastGrantedStart: number
  /** When the first attempt after the acknowledgement started. */
  readonly firstLateStart: number
}

/**
 * The oracle of a race. An attempt that ended before the change was sent must be granted. An attempt that
 * started after the acknowledgement must be refused, and so must one that started after another had been
 * refused.
 *
 * @throws {Error} saying which attempt broke a rule, and by how much
 */
export function checkRace({ attempts, acknowledgement }: Race): RaceResult {
  const acknowledgedAt = acknowledgement.endedAt
  const granted = attempts.filter((attempt) => attempt.granted)
  const refused = attempts.filter((attempt) => !attempt.granted)
  const late = attempts.filter(({ startedAt }) => startedAt > acknowledgedAt)

  for (const { target, endedAt } of refused) {
    const early = acknowledgement.startedAt - endedAt
    if (early > 0) throw broken(`'${target.name}' was refused`, early, 'before the change was sent')
  }
  const firstRefusal = least(refused.map(({ endedAt }) => endedAt))
  for (const { target, startedAt } of granted) {
    const what = `'${target.name}' got ${target.granted} by a request that started`
    if (startedAt > acknowledgedAt) {
      throw broken(what, startedAt - acknowledgedAt, 'after the acknowledgement')
    }
    if (startedAt > firstRefusal) {
      throw broken(what, startedAt - firstRefusal, 'after another had been refused')
    }
  }
  return {
    attempts: attempts.length,
    underWay: underWayAt(acknowledgedAt, attempts),
    lastGrantedStart: -least(granted.map(({ startedAt }) => acknowledgedAt - startedAt)),
    firstLateStart: least(late.map(({ startedAt }) => startedAt - acknowledgedAt)),
  }
}

function underWayAt(
  instant: number,
  attempts: readonly Attempt[],
): ReadonlyMap<string, OutcomeCounts> {
  const counts = new Map<string, OutcomeCounts>()
  for (const { target, startedAt, endedAt, granted } of attempts) {
    const before = counts.get(target.name) ?? { granted: 0, refused: 0 }
    const isUnderWay = startedAt <= instant && endedAt > instant
    counts.set(target.name, {
      granted: before.granted + Number(isUnderWay && granted),
      refused: before.refused + Number(isUnderWay && !granted),
    })
  }
  return counts
}

function least(times: readonly number[]): number {
  return Math.min(...times)
}

function broken(what: string, milliseconds: number, since: string): Error {
  return new Error(`${what} ${milliseconds.toFixed(2)} ms ${since}`)
}
