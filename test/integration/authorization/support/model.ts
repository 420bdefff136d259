// The model behind the truth table: a small world, and who may do what in it, in the words of the
// specification. It uses none of the product's code.
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'

export type User = 'ada' | 'tess' | 'gil' | 'vic'
export const USERS: readonly User[] = ['ada', 'tess', 'gil', 'vic']

interface ModelOwner {
  readonly type: OwnerRef['type']
  /** The account to which an environment belongs. */
  readonly of?: OwnerName
  readonly blocksInheritance?: boolean
  /** The owner is open if this is undefined. */
  readonly state?: 'closed' | 'unknown'
  /** Users with a grant on the owner; if it is closed, from the time when it was open. */
  readonly administrators: readonly User[]
}

export type OwnerName =
  | 'account'
  | 'environment'
  | 'sibling'
  | 'walled'
  | 'otherAccount'
  | 'otherEnvironment'
  | 'closedAccount'
  | 'environmentOfClosedAccount'
  | 'closedEnvironment'
  | 'unknownAccount'
  | 'unknownEnvironment'

/**
 * `ada` administers an account, `tess` one environment of it, `gil` another account and `walled`, `vic`
 * nothing.
 */
export const OWNERS: Readonly<Record<OwnerName, ModelOwner>> = {
  account: { type: 'account', administrators: ['ada'] },
  environment: { type: 'environment', of: 'account', administrators: ['tess'] },
  sibling: { type: 'environment', of: 'account', administrators: [] },
  walled: {
    type: 'environment',
    of: 'account',
    blocksInheritance: true,
    administrators: ['gil'],
  },
  otherAccount: { type: 'account', administrators: ['gil'] },
  otherEnvironment: { type: 'environment', of: 'otherAccount', administrators: [] },
  closedAccount: { type: 'account', state: 'closed', administrators: ['ada', 'gil'] },
  environmentOfClosedAccount: {
    type: 'environment',
    of: 'closedAccount',
    administrators: ['ada', 'tess'],
  },
  closedEnvironment: {
    type: 'environment',
    of: 'account',
    state: 'closed',
    administrators: ['ada', 'tess'],
  },
  unknownAccount: { type: 'account', state: 'unknown', administrators: [] },
  unknownEnvironment: { type: 'environment', state: 'unknown', administrators: [] },
}

export const OWNER_NAMES: readonly OwnerName[] = [
  'account',
  'environment',
  'sibling',
  'walled',
  'otherAccount',
  'otherEnvironment',
  'closedAccount',
  'environmentOfClosedAccount',
  'closedEnvironment',
  'unknownAccount',
  'unknownEnvironment',
]

/** Why a user administers an owner, if at all: a grant on it, or on the open account above it. */
export function accessOf(user: User, name: OwnerName): 'explicit' | 'inherited' | undefined {
  const { state, of, administrators, blocksInheritance } = OWNERS[name]
  const isOpen = state === undefined && (of === undefined || OWNERS[of].state === undefined)
  if (!isOpen) return undefined
  if (administrators.includes(user)) return 'explicit'
  const above = of !== undefined && !blocksInheritance && OWNERS[of].administrators.includes(user)
  return above ? 'inherited' : undefined
}
