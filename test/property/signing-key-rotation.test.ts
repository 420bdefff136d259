// JW-04: whether the daily job runs on time, late, twice or not at all for a while, a verifier that caches
// the key set for two hours always has the key of a token.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, secondsAfter } from '../../shared/domain/duration.ts'
import {
  currentKey,
  JWKS_CACHE_SECONDS,
  KEY_RING_MEMORY_SECONDS,
  planRotation,
  type SigningKey,
  TOKEN_LIFETIME_SECONDS_MAX,
} from '../../shared/domain/tokens/signing-key.ts'
import { runs } from './support/arbitraries.ts'

type Key = Pick<SigningKey, 'kid' | 'issuer' | 'createdAt' | 'signsFrom'>

/** What was published from a time on. */
interface Published {
  readonly from: number
  readonly keys: readonly Key[]
}

const ISSUER = 'https://issuer.example'
const START = Date.parse('2026-01-01T00:00:00Z')
/** How far the clocks of a signer and of a verifier may differ. */
const SKEW_SECONDS = MINUTE

const at = (seconds: number): Date => secondsAfter(new Date(START), seconds)

/** Runs the job after each of these pauses, in seconds. */
function historyOf(pauses: readonly number[]): readonly Published[] {
  const history: Published[] = []
  let keys: readonly Key[] = []
  let now = 0
  for (const pause of [0, ...pauses]) {
    now += pause
    const plan = planRotation(keys, ISSUER, at(now))
    const kid = `key-${String(history.length).padStart(4, '0')}`
    const created = plan.create ? [{ kid, issuer: ISSUER, createdAt: at(now), ...plan.create }] : []
    keys = [...keys, ...created].filter((key) => !plan.retire.includes(key.kid))
    history.push({ from: now, keys })
  }
  return history
}

function publishedAt(history: readonly Published[], seconds: number): readonly Key[] {
  return history.findLast(({ from }) => from <= seconds)?.keys ?? []
}

/** The instants at which something changes, and those around them. */
function turningPoints(history: readonly Published[]): readonly number[] {
  const changes = history.flatMap(({ from, keys }) => [
    from,
    ...keys.map((key) => (key.signsFrom.getTime() - START) / 1000),
  ])
  const around = [-HOUR, -5 * MINUTE, -1, 0, 1, 5 * MINUTE, HOUR]
  return [...new Set(changes)].flatMap((change) => around.map((step) => Math.max(0, change + step)))
}

const pauses = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(DAY) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: HOUR }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 * DAY }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 * DAY }) },
  ),
  { minLength: 40, maxLength: 120 },
)
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }))

test('every token verifies with any key set that a verifier may still have [JW-04]', () => {
  fc.assert(
    fc.property(pauses, fc.tuple(share, share, share, share), (gaps, shares) => {
      const history = historyOf(gaps)
      const [ringAge, tokenAge, cacheAge, skew] = shares
      for (const signed of turningPoints(history)) {
        const ringRead = Math.max(0, signed - ringAge * KEY_RING_MEMORY_SECONDS)
        const signer = currentKey(publishedAt(history, ringRead), ISSUER, at(signed))
        const verified =
          signed + tokenAge * TOKEN_LIFETIME_SECONDS_MAX + (2 * skew - 1) * SKEW_SECONDS
        const fetched = Math.max(0, verified - cacheAge * JWKS_CACHE_SECONDS)
        const known = publishedAt(history, fetched).map((key) => key.kid)
        expect(known).toContain(signer?.kid)
      }
    }),
    runs(300),
  )
})

test('if the job runs daily, no key signs for more than a month and a day, and few keys are published [JW-04] [JW-05]', () => {
  const history = historyOf(Array.from({ length: 400 }, () => DAY))
  const signers = history.map(({ from, keys }) => currentKey(keys, ISSUER, at(from))?.kid)
  for (const kid of new Set(signers)) {
    expect(signers.filter((signer) => signer === kid).length).toBeLessThanOrEqual(31)
  }
  for (const { keys } of history) expect(keys.length).toBeLessThanOrEqual(2)
})

test('the job creates and retires nothing more when it runs twice at the same time', () => {
  fc.assert(
    fc.property(pauses, (gaps) => {
      const history = historyOf(gaps)
      const { from, keys } = history.at(-1) ?? { from: 0, keys: [] }
      expect(planRotation(keys, ISSUER, at(from))).toEqual({ create: undefined, retire: [] })
    }),
    runs(100),
  )
})
