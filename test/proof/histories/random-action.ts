import fc from 'fast-check'

/** The actions of a history, each with its weight: how likely it is. */
const ACTION_WEIGHTS = {
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

export type ActionKind = keyof typeof ACTION_WEIGHTS

/** A fault of one call to AWS. */
export interface PlannedFault {
  /** The index of the call within the action. The action may make fewer calls. */
  readonly call: number
  /**
   * `before`: the call had no effect. `after`: it had its effect, but its answer is lost. `conflict`: it met
   * another transaction.
   */
  readonly kind: 'before' | 'after' | 'conflict'
}

/**
 * One action of a history, still symbolic: its numbers select from what exists when the action runs. Of three
 * keypairs, `which: 7` selects the second. So any part of a history is a valid history, and fast-check can
 * shrink it.
 */
export interface RandomAction {
  readonly kind: ActionKind
  readonly where: number
  readonly who: number
  readonly which: number
  readonly how: number
  readonly fault: PlannedFault | null
}

const OPTION_MAX = 999

const fault: fc.Arbitrary<PlannedFault> = fc.record({
  call: fc.nat(7),
  kind: fc.constantFrom('before', 'after', 'conflict'),
})

export const randomAction: fc.Arbitrary<RandomAction> = fc.record({
  kind: fc.constantFrom(...actions()),
  where: fc.nat(OPTION_MAX),
  who: fc.nat(OPTION_MAX),
  which: fc.nat(OPTION_MAX),
  how: fc.nat(OPTION_MAX),
  fault: fc.option(fault, { freq: 9 }).map((planned) => planned),
})

function actions(): readonly ActionKind[] {
  const names: ActionKind[] = []
  for (const [name, weight] of Object.entries(ACTION_WEIGHTS)) {
    if (!isActionKind(name)) throw new Error(`unknown action kind: ${name}`)
    for (let times = 0; times < weight; times += 1) names.push(name)
  }
  return names
}

function isActionKind(name: string): name is ActionKind {
  return name in ACTION_WEIGHTS
}
