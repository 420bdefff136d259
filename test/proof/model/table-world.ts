import { auditEventFromItem } from '../../../shared/aws/table/items/audit-event-item.ts'
import type { Item } from '../../../shared/aws/table/table.ts'
import type { AuditAction } from '../../../shared/domain/audit/audit-event.ts'
import type { Keypair } from '../../../shared/domain/keypairs/keypair.ts'
import { type Owner, type OwnerRef, openOwner } from '../../../shared/domain/owners/owner.ts'
import { readOnce } from './read-once.ts'
import { type Contents, readContents } from './table-contents.ts'
import { checkTableInvariants } from './table-invariants.ts'
import { incarnationLine, type ModelKeypair, type ModelOwner, nameOf, type World } from './world.ts'

const eventIn = readOnce(auditEventFromItem)

/**
 * Reads the world from the tables. It uses the product's codecs and its definition of an open owner, and no
 * other code of the product.
 *
 * @throws {Error} on what must never be in a table: an incomplete item, an item without its counterpart, a
 * wrong count
 */
export function worldIn(table: readonly Item[], events: readonly Item[]): World {
  const contents = readContents(table)
  checkTableInvariants(contents)
  const actions = actionsByIncarnation(events)
  const owners = new Map<string, ModelOwner>()
  for (const owner of openIn(contents)) {
    const key = incarnationKey(owner, owner.incarnation)
    const isOwn = (thing: { readonly owner: OwnerRef; readonly incarnation: string }) =>
      incarnationKey(thing.owner, thing.incarnation) === key
    owners.set(nameOf(owner), {
      type: owner.type,
      id: owner.id,
      name: owner.name,
      accountId: owner.type === 'environment' ? owner.accountId : null,
      inheritAdministrators: owner.type === 'environment' && owner.inheritAdministrators,
      administrators: contents.grants.filter(isOwn).map(({ user }) => user.subject),
      keypairs: new Map(
        contents.keypairs
          .filter(isOwn)
          .map((keypair) => [keypair.keyId, asModelled(keypair)] as const),
      ),
      actions: actions.get(key) ?? [],
    })
  }
  const open = new Set(openIn(contents).map((owner) => incarnationKey(owner, owner.incarnation)))
  const past = [...actions].flatMap(([key, done]) =>
    open.has(key) ? [] : [incarnationLine(key.split(' ')[0] ?? '', done)],
  )
  return { owners, past }
}

/** The orphans: items that belong to no open owner. The sweep must remove them. */
export function orphansIn(table: readonly Item[]): readonly string[] {
  const { owners, keypairs, grants, links, ...contents } = readContents(table)
  const open = openIn({ owners, keypairs, grants, links, ...contents })
  const openKeys = new Set(open.map((owner) => incarnationKey(owner, owner.incarnation)))
  const linked = new Set(
    open.flatMap((owner) =>
      owner.type === 'environment' ? [`${owner.accountIncarnation} ${owner.id}`] : [],
    ),
  )
  return [
    ...owners.map(({ owner }) => owner).filter((owner) => !open.includes(owner)),
    ...[...keypairs, ...grants].filter(
      ({ owner, incarnation }) => !openKeys.has(incarnationKey(owner, incarnation)),
    ),
    ...links.filter(
      ({ incarnation, environment }) => !linked.has(`${incarnation} ${environment.id}`),
    ),
  ].map((orphan) => JSON.stringify(orphan))
}

function openIn({ owners }: Contents): readonly Owner[] {
  const stored = owners.map(({ owner }) => owner)
  const accounts = new Map(
    stored.filter(({ type }) => type === 'account').map((account) => [account.id, account]),
  )
  return stored.filter((owner) => {
    const account = owner.type === 'environment' ? accounts.get(owner.accountId) : owner
    return openOwner(owner, account) !== undefined
  })
}

function actionsByIncarnation(
  events: readonly Item[],
): ReadonlyMap<string, readonly AuditAction[]> {
  const actions = new Map<string, AuditAction[]>()
  for (const { action, owner } of events.map(eventIn)) {
    const key = incarnationKey(owner, owner.incarnation)
    actions.set(key, [...(actions.get(key) ?? []), action])
  }
  return actions
}

function incarnationKey(owner: OwnerRef, incarnation: string): string {
  return `${nameOf(owner)} ${incarnation}`
}

function asModelled(keypair: Keypair): ModelKeypair {
  const { version, comment, scopes, enabled, expiresAt, secrets } = keypair
  return {
    version,
    comment,
    scopes,
    enabled,
    expiresAt: expiresAt?.getTime() ?? null,
    secrets: secrets.map((secret) => ({
      secretId: secret.secretId,
      expiresAt: secret.expiresAt?.getTime() ?? null,
    })),
  }
}
