import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from '../../../../../shared/domain/errors.ts'
import {
  type Keypair,
  liveSecrets,
  type Secret,
} from '../../../../../shared/domain/keypairs/keypair.ts'
import { retire, rotate } from '../../../../../shared/domain/keypairs/keypair-changes.ts'
import { aKeypair, aSecret, at } from '../../../support/domain-values.ts'

type Step =
  | { readonly kind: 'rotate'; readonly overlapSeconds: number }
  | { readonly kind: 'retire'; readonly place: number }

const step: fc.Arbitrary<{ change: Step; afterSeconds: number }> = fc.record({
  change: fc.oneof(
    fc.record({
      kind: fc.constant('rotate' as const),
      overlapSeconds: fc.constantFrom(0, 1, 60, 86_400, 2_592_000),
    }),
    fc.record({ kind: fc.constant('retire' as const), place: fc.nat(1) }),
  ),
  afterSeconds: fc.oneof(fc.constantFrom(0, 1, 60, 86_400), fc.nat(100_000)),
})

test('after any rotations and retirements at most two secrets work, at least one stays, none outlives its deadline, none comes back [CA-15]', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let keypair = aKeypair({ secrets: [aSecret({ createdAt: at(0) })] })
      const deadlines = new Map<string, number>()
      const dead = new Set<string>()
      let seconds = 0
      for (const { change, afterSeconds } of steps) {
        seconds += afterSeconds
        const now = at(seconds)
        note(keypair, now, deadlines, dead)
        const before = keypair
        keypair = apply(keypair, change, now)
        for (const secret of before.secrets) {
          if (!keypair.secrets.includes(secret) && !has(keypair, secret)) dead.add(secret.secretId)
        }
        note(keypair, now, deadlines, dead)
        const live = liveSecrets(keypair, now).length
        expect(live).toBeLessThanOrEqual(2)
        expect(live === 0 && liveSecrets(before, now).length > 0).toBe(false)
      }
    }),
    { numRuns: 1_000 },
  )
})

/** Checks the live secrets against all earlier deadlines, and remembers their deadlines. */
function note(keypair: Keypair, now: Date, deadlines: Map<string, number>, dead: Set<string>) {
  for (const secret of keypair.secrets) {
    const { secretId, expiresAt } = secret
    const deadline = expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
    expect(deadline).toBeLessThanOrEqual(deadlines.get(secretId) ?? Number.POSITIVE_INFINITY)
    deadlines.set(secretId, deadline)
    if (deadline <= now.getTime()) dead.add(secretId)
    expect(dead.has(secretId) && liveSecrets(keypair, now).includes(secret)).toBe(false)
  }
}

function apply(keypair: Keypair, change: Step, now: Date): Keypair {
  try {
    if (change.kind === 'rotate') {
      return rotate(keypair, aSecret({ createdAt: now }), change.overlapSeconds, now)
    }
    return retire(keypair, keypair.secrets[change.place]?.secretId ?? 'none0000', now)
  } catch (error) {
    if (error instanceof DomainError) return keypair
    throw error
  }
}

function has({ secrets }: Keypair, { secretId }: Secret): boolean {
  return secrets.some((secret) => secret.secretId === secretId)
}
