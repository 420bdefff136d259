import * as z from 'zod/mini'
import type { Environment, OwnerRef } from '../../../domain/owners/owner.ts'
import type { Item, Key } from '../table.ts'
import { ownerPartition } from './owner-item.ts'

/** The sort keys of links start with this. They link an account, in its partition, to its environments. */
export const ENVIRONMENT_LINK_PREFIX = 'ENVIRONMENT#'

const environmentLinkItem = z.object({
  environmentId: z.string(),
  /**
   * The account's incarnation: every item in a partition belongs to an incarnation of the partition's
   * owner.
   */
  incarnation: z.string(),
})

export function environmentLinkKey(accountId: string, environmentId: string): Key {
  return {
    pk: ownerPartition({ type: 'account', id: accountId }),
    sk: ENVIRONMENT_LINK_PREFIX + environmentId,
  }
}

export function environmentLinkToItem(environment: Environment): Item {
  const { id, accountId, accountIncarnation } = environment
  return {
    ...environmentLinkKey(accountId, id),
    environmentId: id,
    incarnation: accountIncarnation,
  }
}

export function linkedEnvironment(item: Item): OwnerRef {
  return { type: 'environment', id: z.parse(environmentLinkItem, item).environmentId }
}
