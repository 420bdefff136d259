import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RotationHistory, type Run } from '../../../support/signing-key-histories.ts'

const HOUR = 3_600
const DAY = 24 * HOUR
const CLOCK_OFF = 60
const CACHE = 2 * HOUR
/** The longest that the product can be set to. */
const TOKEN_LIFETIME = HOUR
/** A function reads its ring anew after five minutes. */
const RING_AGES = [0, 300]
const CLOCKS = [-CLOCK_OFF, CLOCK_OFF]
const NEAR = [-CACHE, -301, -61, -1, 0, 1, 61, 301, CACHE]

/** Daily, but for runs that come late, are missed for weeks, come twice, or die half-way. */
const run: fc.Arbitrary<Run> = fc.record({
  afterSeconds: fc.oneof(
    { weight: 12, arbitrary: fc.constant(DAY) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 2 * DAY }) },
    { weight: 2, arbitrary: fc.integer({ min: 2 * DAY, max: 60 * DAY }) },
  ),
  clockSeconds: fc.integer({ min: -CLOCK_OFF, max: CLOCK_OFF }),
  deliveries: fc.constantFrom(1, 1, 1, 2, 3),
  writesAfterSeconds: fc.integer({ min: 0, max: 30 }),
  diesHalfWay: fc.constantFrom(false, false, false, true),
})
const runs = fc.array(run, { minLength: 1, maxLength: 60, size: 'max' })

/**
 * Whatever becomes of the daily job, a verifier that took its copy of the keys up to two hours ago, and
 * whose clock is off by up to a minute, knows the key of every token that has not expired.
 */
test('in 1 000 random histories of rotation no unexpired token is refused for want of its key [RG-11] [JW-04] [TM-33]', () => {
  let checked = 0
  fc.assert(
    fc.property(runs, (history) => {
      const rotation = new RotationHistory(history)
      for (const { kid, issuedAt } of issuances(rotation)) {
        const key = rotation.keys.find((one) => one.kid === kid)
        const earliestCopy = Math.max(rotation.opensAt, issuedAt - CACHE)
        const lastVerification = issuedAt + TOKEN_LIFETIME + 2 * CLOCK_OFF
        expect(key?.from).toBeLessThanOrEqual(earliestCopy)
        expect(key?.until).toBeGreaterThan(lastVerification)
        checked += 1
      }
    }),
    { numRuns: 1_000 },
  )
  expect(checked).toBeGreaterThan(100_000)
})

test('in 1 000 random histories a key is gone four hours after its successor began to sign, once a run has passed [RG-11] [JW-05]', () => {
  const plain = { clockSeconds: 0, deliveries: 1, writesAfterSeconds: 0, diesHalfWay: false }
  fc.assert(
    fc.property(runs, (history) => {
      const rotation = new RotationHistory([...history, { ...plain, afterSeconds: DAY }])
      const longSigning = rotation
        .published(rotation.endsAt)
        .filter(({ signsFrom }) => rotation.secondsSince(signsFrom) > 4 * HOUR)
      expect(longSigning.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1_000 },
  )
})

/** Tokens issued near every point where something changes, by functions whose clocks and rings differ. */
function* issuances(rotation: RotationHistory) {
  for (const issuedAt of rotation.turningPoints.flatMap((point) => NEAR.map((by) => point + by))) {
    if (issuedAt < rotation.opensAt) continue
    for (const ringSeconds of RING_AGES) {
      for (const clock of CLOCKS) {
        const kid = rotation.signer(issuedAt, ringSeconds, clock)
        if (kid !== undefined) yield { kid, issuedAt }
        // The first key may be dated by a clock ahead of the function's: then there is none for a while.
        else expect(issuedAt - rotation.opensAt).toBeLessThanOrEqual(2 * CLOCK_OFF)
      }
    }
  }
}
