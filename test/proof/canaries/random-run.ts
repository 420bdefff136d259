import fc from 'fast-check'
import { FAULTS, type PlannedFault } from './injected-faults.ts'

/** What can happen in a run, each with its weight. */
const ACTIONS = {
  'create-keypair': 10,
  'rotate-secret': 10,
  'issue-token': 8,
  'use the wrong secret': 4,
  'use a secret of another keypair': 2,
  'send a secret to a wrong place': 18,
  'send a token to a wrong place': 5,
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

export type Action = keyof typeof ACTIONS

/** One step of a run. The numbers choose among whatever exists when the step is done. */
export interface RandomStep {
  readonly action: Action
  readonly which: number
  readonly how: number
  readonly fault: PlannedFault | null
}

const STEPS = 60
const NUMBER_MAX = 9_999

const fault: fc.Arbitrary<PlannedFault> = fc.record({
  call: fc.oneof(fc.nat(4), fc.constant('every' as const)),
  fault: fc.constantFrom(...FAULTS),
})

const step: fc.Arbitrary<RandomStep> = fc.record({
  action: fc.constantFrom(...weightedActions()),
  which: fc.nat(NUMBER_MAX),
  how: fc.nat(NUMBER_MAX),
  fault: fc.option(fault, { freq: 2 }),
})

/** The steps of a run, and the fault that its final sweep meets. */
export const randomRun = fc.record({
  steps: fc.array(step, { minLength: STEPS, maxLength: STEPS }),
  fault,
})
export type RandomRun = typeof randomRun extends fc.Arbitrary<infer T> ? T : never

function weightedActions(): readonly Action[] {
  return Object.entries(ACTIONS).flatMap(([name, weight]) => {
    if (!isAction(name)) throw new Error(`not an action: ${name}`)
    return Array.from({ length: weight }, () => name)
  })
}

function isAction(name: string): name is Action {
  return name in ACTIONS
}
