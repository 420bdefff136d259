import fc from 'fast-check'

/** What may happen in a history, the likelier the more often it stands here. */
const HAPPENINGS = {
  'register-account': 5,
  'close-account': 2,
  'register-environment': 6,
  'close-environment': 3,
  'grant-administrator': 5,
  'revoke-administrator': 3,
  'list-administrators': 1,
  'create-keypair': 12,
  'update-keypair': 7,
  'enable-keypair': 4,
  'disable-keypair': 4,
  'rotate-secret': 8,
  'retire-secret': 5,
  'remove-keypair': 4,
  'get-keypair': 3,
  'list-keypairs': 2,
  'list-audit-events': 2,
  'list-owners': 2,
  'issue-token': 22,
  clock: 4,
  stream: 6,
  reconcile: 1,
} as const

export type Happening = keyof typeof HAPPENINGS

/** A fault of one of the calls to AWS that something makes: of which, and when. */
export interface PlannedFault {
  /** Which call of them, from 0. There need not be so many. */
  readonly call: number
  /** `before`: nothing was done. `after`: it was done, but the answer is lost. `conflict`: with another transaction. */
  readonly kind: 'before' | 'after' | 'conflict'
}

/**
 * One thing of a history, in numbers that mean whatever there is to mean when it happens: of three
 * keypairs, `which: 7` is the second. So every history can be shrunk to any part of it.
 */
export interface Dials {
  readonly happening: Happening
  readonly where: number
  readonly who: number
  readonly which: number
  readonly how: number
  readonly fault: PlannedFault | null
}

const DIAL_MAX = 999

const fault: fc.Arbitrary<PlannedFault> = fc.record({
  call: fc.nat(7),
  kind: fc.constantFrom('before', 'after', 'conflict'),
})

export const dials: fc.Arbitrary<Dials> = fc.record({
  happening: fc.constantFrom(...happenings()),
  where: fc.nat(DIAL_MAX),
  who: fc.nat(DIAL_MAX),
  which: fc.nat(DIAL_MAX),
  how: fc.nat(DIAL_MAX),
  fault: fc.option(fault, { freq: 9 }).map((planned) => planned),
})

function happenings(): readonly Happening[] {
  const names: Happening[] = []
  for (const [name, weight] of Object.entries(HAPPENINGS)) {
    if (!isHappening(name)) throw new Error(`no happening: ${name}`)
    for (let times = 0; times < weight; times += 1) names.push(name)
  }
  return names
}

function isHappening(name: string): name is Happening {
  return name in HAPPENINGS
}
