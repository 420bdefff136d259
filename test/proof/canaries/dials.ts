import fc from 'fast-check'
import { FAULTS, type PlannedFault } from './faults.ts'

/** What may happen in a life, the likelier the more often it stands here. */
const DEEDS = {
  'create-keypair': 10,
  'rotate-secret': 10,
  'issue-token': 8,
  'use the wrong secret': 4,
  'use a secret of another keypair': 2,
  'send a secret astray': 18,
  'send a token astray': 5,
  'get-keypair': 1,
  'update-keypair': 2,
  'enable-keypair': 1,
  'disable-keypair': 1,
  'retire-secret': 2,
  'remove-keypair': 2,
  'list-keypairs': 1,
  'list-audit-events': 1,
  'list-owners': 1,
  'list-administrators': 1,
  'grant-administrator': 1,
  'revoke-administrator': 1,
  'list-scopes': 1,
  'get-jwks': 1,
  'get-metadata': 1,
  'close-environment': 1,
  'register-environment': 2,
  'reconcile-orphans': 1,
  'rotate-signing-key': 1,
  clock: 2,
} as const

export type Deed = keyof typeof DEEDS

/** One thing that happens, in numbers that mean whatever there is to mean when it happens. */
export interface Dials {
  readonly deed: Deed
  readonly which: number
  readonly how: number
  readonly fault: PlannedFault | null
}

const DEEDS_IN_A_LIFE = 60
const DIAL_MAX = 9_999

const fault: fc.Arbitrary<PlannedFault> = fc.record({
  call: fc.oneof(fc.nat(4), fc.constant('every' as const)),
  fault: fc.constantFrom(...FAULTS),
})

const dials: fc.Arbitrary<Dials> = fc.record({
  deed: fc.constantFrom(...deeds()),
  which: fc.nat(DIAL_MAX),
  how: fc.nat(DIAL_MAX),
  fault: fc.option(fault, { freq: 2 }),
})

/** What happens in a life, and which fault meets its end. */
export const life = fc.record({
  happenings: fc.array(dials, { minLength: DEEDS_IN_A_LIFE, maxLength: DEEDS_IN_A_LIFE }),
  fault,
})
export type LifeDials = typeof life extends fc.Arbitrary<infer T> ? T : never

function deeds(): readonly Deed[] {
  return Object.entries(DEEDS).flatMap(([name, weight]) => {
    if (!isDeed(name)) throw new Error(`no deed: ${name}`)
    return Array.from({ length: weight }, () => name)
  })
}

function isDeed(name: string): name is Deed {
  return name in DEEDS
}
