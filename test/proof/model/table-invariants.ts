import assert from 'node:assert/strict'
import type { Grant } from '../../../shared/domain/owners/authority.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Contents } from './table-contents.ts'
import { nameOf } from './world.ts'

/**
 * Checks that items which belong together are all there, for open and closed owners alike: otherwise the
 * sweep would not find them.
 *
 * @throws {AssertionError} naming the item that is alone, or the wrong count
 */
export function checkTableInvariants(contents: Contents): void {
  const { owners, keypairs, grants, administered, links, locators, usages } = contents
  assert.deepEqual(
    [...locators].map(([keyId, locator]) => `${keyId} ${incarnationKey(locator)}`).sort(),
    keypairs.map((keypair) => `${keypair.keyId} ${incarnationKey(keypair)}`).sort(),
    'each keypair has its locator, and each locator its keypair',
  )
  const keyIds = new Set(keypairs.map((keypair) => keypair.keyId))
  for (const keyId of usages) assert(keyIds.has(keyId), `a usage item without a keypair: ${keyId}`)
  assert.deepEqual(
    administered.map(lineOf).sort(),
    grants.map(lineOf).sort(),
    'each grant is stored under its owner and under its user',
  )
  for (const { owner, keypairCount } of owners) {
    const own = keypairs.filter(
      (keypair) => incarnationKey(keypair) === incarnationKey({ owner, ...owner }),
    )
    assert.equal(keypairCount, own.length, `the keypair count of ${nameOf(owner)} is right`)
    if (owner.type !== 'environment') continue
    const { accountId, accountIncarnation } = owner
    const isLinked = links.some(
      (link) =>
        link.owner.id === accountId &&
        link.incarnation === accountIncarnation &&
        link.environment.id === owner.id,
    )
    assert(isLinked, `${nameOf(owner)} is linked from its account`)
  }
}

function incarnationKey(thing: { readonly owner: OwnerRef; readonly incarnation: string }): string {
  return `${nameOf(thing.owner)} ${thing.incarnation}`
}

function lineOf(grant: Grant): string {
  return `${incarnationKey(grant)} ${grant.user.issuer} ${grant.user.subject} ${grant.grantedAt.toISOString()}`
}
