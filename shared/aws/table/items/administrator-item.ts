// A grant is stored twice: under the owner, to check and list it, and under the user, to find what the user
// administers. One transaction writes or deletes both.
import * as z from 'zod/mini'
import type { User } from '../../../domain/audit/actor.ts'
import type { Grant } from '../../../domain/owners/authority.ts'
import { OWNER_TYPES, type OwnerRef } from '../../../domain/owners/owner.ts'
import type { Item, Key } from '../table.ts'
import { PARTITION } from '../table-shape.ts'
import { instant } from './item-values.ts'
import { ownerPartition } from './owner-item.ts'

export const ADMINISTRATOR_PREFIX = 'ADMINISTRATOR#'

const grantItem = z.object({
  ownerType: z.enum(OWNER_TYPES),
  ownerId: z.string(),
  incarnation: z.string(),
  issuer: z.string(),
  subject: z.string(),
  grantedAt: instant,
})

/** Percent-encoded, so that no issuer or subject can contain the separator. */
function userKey({ issuer, subject }: User): string {
  return `${encodeURIComponent(issuer)}#${encodeURIComponent(subject)}`
}

export function administratorKey(owner: OwnerRef, user: User): Key {
  return { pk: ownerPartition(owner), sk: ADMINISTRATOR_PREFIX + userKey(user) }
}

export function userPartition(user: User): string {
  return PARTITION.user + userKey(user)
}

export function administeredKey(owner: OwnerRef, user: User): Key {
  return { pk: userPartition(user), sk: ownerPartition(owner) }
}

export function grantToItem(key: Key, grant: Grant): Item {
  const { owner, user, incarnation, grantedAt } = grant
  return {
    ...key,
    ...z.encode(grantItem, {
      ownerType: owner.type,
      ownerId: owner.id,
      incarnation,
      issuer: user.issuer,
      subject: user.subject,
      grantedAt,
    }),
  }
}

export function grantFromItem(item: Item): Grant {
  const { ownerType, ownerId, incarnation, issuer, subject, grantedAt } = z.parse(grantItem, item)
  return {
    owner: { type: ownerType, id: ownerId },
    user: { issuer, subject },
    incarnation,
    grantedAt,
  }
}
