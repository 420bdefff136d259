import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  HOUR_MILLISECONDS,
  MINUTE_MILLISECONDS,
} from '../../../../../console/components/text/time.ts'
import { retirement } from '../../../../../console/keypairs/keypair/retirement.ts'
import { runs } from '../../../../property/support/arbitraries.ts'

const START = Date.parse('2030-01-01T00:00:00Z')
const hours = (count: number) => new Date(START + count * HOUR_MILLISECONDS)

interface Secret {
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
}

function secretUsed(lastUsedAt: Date | null, expiresAt: Date | null = null): Secret {
  return { expiresAt, lastUsedAt }
}

function kindOf(...secrets: readonly Secret[]): string | undefined {
  return retirement({ secrets })?.kind
}

describe('the older of two secrets', () => {
  test('waits until the newer is used, whether it was used itself or not', () => {
    expect(kindOf(secretUsed(null), secretUsed(null))).toBe('waiting')
    expect(kindOf(secretUsed(hours(9)), secretUsed(null))).toBe('waiting')
  })

  test('is safe to retire when it was never used and the newer was', () => {
    expect(kindOf(secretUsed(null), secretUsed(hours(1)))).toBe('safe')
  })

  test('is safe to retire when the newer was used more than two hours after its own last use', () => {
    const just = new Date(hours(12).getTime() + 1)
    expect(kindOf(secretUsed(hours(10)), secretUsed(just))).toBe('safe')
    expect(kindOf(secretUsed(hours(10)), secretUsed(hours(12)))).toBe('in-use')
  })

  test('is in use when it was used after the newer, even if both uses are long ago', () => {
    expect(kindOf(secretUsed(hours(12)), secretUsed(hours(2)))).toBe('in-use')
  })

  test('may have been used until two hours after its recorded last use', () => {
    const secrets = [secretUsed(hours(10)), secretUsed(hours(11))]
    expect(retirement({ secrets })).toMatchObject({
      usedAt: hours(10),
      usedBefore: hours(12),
    })
  })
})

test('a single secret cannot be retired', () => {
  expect(kindOf()).toBeUndefined()
  expect(kindOf(secretUsed(hours(1)))).toBeUndefined()
})

test('a secret is live while the service lists it, even if its deadline seems to be past', () => {
  expect(kindOf(secretUsed(null, hours(2)), secretUsed(hours(1)))).toBe('safe')
})

const PROCESSES = 2
const NAMES = ['old', 'replacement'] as const

/** A token request: so many minutes after the previous one, to this process, with this secret. */
const use = fc.record({
  pauseMinutes: fc.constantFrom(0, 1, 59, 60, 119, 121),
  process: fc.nat({ max: PROCESSES - 1 }),
  name: fc.constantFrom(...NAMES),
})

/** Records uses as the service does: each process remembers that a recent use is recorded. */
class Notes {
  readonly noted = new Map<string, number>()
  readonly #next = new Map<string, number>()

  use(name: string, process: number, now: number): void {
    const memory = `${name} ${process}`
    if (now < (this.#next.get(memory) ?? 0)) return
    const before = this.noted.get(name)
    if (before === undefined || before <= now - HOUR_MILLISECONDS) this.noted.set(name, now)
    this.#next.set(memory, now + HOUR_MILLISECONDS)
  }

  lastUsedAt(name: string): Date | null {
    const at = this.noted.get(name)
    return at === undefined ? null : new Date(at)
  }
}

test('a secret that is called safe to retire was really not used after the newer one', () => {
  let found = 0
  fc.assert(
    fc.property(fc.array(use, { maxLength: 20 }), (uses) => {
      const notes = new Notes()
      const truth = new Map<string, number>()
      let now = START
      for (const { pauseMinutes, process, name } of uses) {
        now += pauseMinutes * MINUTE_MILLISECONDS
        notes.use(name, process, now)
        truth.set(name, now)
        const secrets = NAMES.map((each) => secretUsed(notes.lastUsedAt(each)))
        const state = retirement({ secrets })
        if (state?.kind !== 'safe') continue
        found += 1
        expect(truth.get('old') ?? 0).toBeLessThan(state.since.getTime())
        expect(truth.get('replacement')).toBeGreaterThanOrEqual(state.since.getTime())
      }
    }),
    runs(10_000),
  )
  expect(found).toBeGreaterThan(0)
})
