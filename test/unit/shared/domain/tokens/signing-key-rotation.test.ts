import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RotationHistory, type Run } from '../../../support/signing-key-histories.ts'

const HOUR = 3_600
const DAY = 24 * HOUR
const CLOCK_OFF = 60
const CACHE = 2 * HOUR
/** The longest lifetime that the settings allow. */
const TOKEN_LIFETIME = HOUR
/** A function reads its keys again after five minutes. */
const RING_AGES = [0, 300]
const CLOCKS = [-CLOCK_OFF, CLOCK_OFF]
const NEAR = [-CACHE, -301, -61, -1, 0, 1, 61, 301, CACHE]

/** Mostly daily; some runs are late, missing for weeks, delivered twice, or die half-way. */
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
 * Whatever happens to the daily job, a verifier with a copy of the key set that is up to two hours old, and
 * with a clock that is off by up to a minute, knows the key of every token that has not expired.
 */
test('in 1 000 random histories of rotation, a verifier knows the key of every unexpired token [RG-11] [JW-04] [TM-33]', () => {
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

test('in 1 000 random histories, the first run four hours after a successor began to sign has removed the old key [RG-11] [JW-05]', () => {
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

/** Tokens issued near every change, by functions with different clocks and copies of the keys. */
function* issuances(rotation: RotationHistory) {
  for (const issuedAt of rotation.turningPoints.flatMap((point) => NEAR.map((by) => point + by))) {
    if (issuedAt < rotation.opensAt) continue
    for (const ringSeconds of RING_AGES) {
      for (const clock of CLOCKS) {
        const kid = rotation.signer(issuedAt, ringSeconds, clock)
        if (kid !== undefined) yield { kid, issuedAt }
        // A clock ahead of the function's may have dated the first key: then the function has none for a
        // while.
        else expect(issuedAt - rotation.opensAt).toBeLessThanOrEqual(2 * CLOCK_OFF)
      }
    }
  }
}
