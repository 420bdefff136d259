import type { ActionKind, RandomAction } from './random-action.ts'

function fixed(kind: ActionKind, where: number, who = 0, which = 0, how = 0): RandomAction {
  return { kind, where, who, which, how, fault: null }
}

/** The fixture of half of the histories: without it, most actions would address things that do not exist. */
export const FIXTURE_ACTIONS: readonly RandomAction[] = [
  fixed('register-account', 0),
  fixed('grant-administrator', 0),
  fixed('register-environment', 0),
  fixed('grant-administrator', 2, 1),
  fixed('create-keypair', 0),
  fixed('create-keypair', 2, 1),
  fixed('issue-token', 0),
]
