import type { AuditAction } from '../../../shared/domain/audit/audit-event.ts'
import type { OwnerRef, OwnerType } from '../../../shared/domain/owners/owner.ts'

/**
 * The state of the model, as a user of the product sees it: the open owners, and what belongs to them. A
 * closed owner is not part of it, even while its items are still in the table. So an id that is registered
 * again starts empty, and the model needs no incarnations. A world is immutable: each step returns a new one.
 */
export interface World {
  /** By `nameOf`. */
  readonly owners: ReadonlyMap<string, ModelOwner>
  /** What was done to closed owners, one incarnation a line: the audit trail outlives them. */
  readonly past: readonly string[]
}

export interface ModelOwner extends OwnerRef {
  readonly name: string
  /** The account above; null for an account. */
  readonly accountId: string | null
  readonly inheritAdministrators: boolean
  readonly administrators: readonly string[]
  /** By key ID. */
  readonly keypairs: ReadonlyMap<string, ModelKeypair>
  /** What was done to this incarnation, according to its audit events. */
  readonly actions: readonly AuditAction[]
}

export interface ModelKeypair {
  readonly version: number
  readonly comment: string | null
  readonly scopes: readonly string[]
  readonly enabled: boolean
  /** Epoch milliseconds, here and below. */
  readonly expiresAt: number | null
  /** The oldest first. */
  readonly secrets: readonly ModelSecret[]
}

export interface ModelSecret {
  readonly secretId: string
  readonly expiresAt: number | null
}

export const EMPTY_WORLD: World = { owners: new Map(), past: [] }

export function nameOf({ type, id }: OwnerRef): string {
  return `${type}/${id}`
}

export function accountOf(accountId: string): OwnerRef {
  return { type: 'account', id: accountId }
}

export function find(world: World, owner: OwnerRef): ModelOwner | undefined {
  return world.owners.get(nameOf(owner))
}

export function newOwner(
  type: OwnerType,
  id: string,
  name: string,
  above: { readonly accountId: string; readonly inheritAdministrators: boolean } | undefined,
): ModelOwner {
  return {
    type,
    id,
    name,
    accountId: above?.accountId ?? null,
    inheritAdministrators: above?.inheritAdministrators ?? false,
    administrators: [],
    keypairs: new Map(),
    actions: [],
  }
}

/** The world with a changed owner, after an action that writes an audit event. */
export function withOwner(world: World, owner: ModelOwner, action: AuditAction): World {
  const owners = new Map(world.owners)
  owners.set(nameOf(owner), { ...owner, actions: [...owner.actions, action] })
  return { ...world, owners }
}

/** The world without an owner. An account takes its environments with it, and they write no audit event. */
export function withoutOwner(world: World, closed: OwnerRef, action: AuditAction): World {
  const owners = new Map(world.owners)
  const past = [...world.past]
  for (const [name, owner] of world.owners) {
    const isClosed = name === nameOf(closed)
    if (!isClosed && !(closed.type === 'account' && owner.accountId === closed.id)) continue
    owners.delete(name)
    past.push(incarnationLine(name, isClosed ? [...owner.actions, action] : owner.actions))
  }
  return { owners, past }
}

/** What was done to one incarnation of an owner, as one line. */
export function incarnationLine(name: string, actions: readonly AuditAction[]): string {
  return `${name}: ${[...actions].sort().join(', ')}`
}

/** A text that is equal for equal worlds, whatever the order of their parts. */
export function describe(world: World): string {
  const owners = [...world.owners.values()].map((owner) => ({
    ...owner,
    administrators: [...owner.administrators].sort(),
    keypairs: [...owner.keypairs].sort(([a], [b]) => (a < b ? -1 : 1)),
    actions: [...owner.actions].sort(),
  }))
  owners.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  return JSON.stringify({ owners, past: [...world.past].sort() })
}
