import * as z from 'zod/mini'
import type { Usage } from '../../../domain/keypairs/keypair.ts'
import type { Item, Key } from '../table.ts'
import { PARTITION } from '../table-shape.ts'
import { instant } from './item-values.ts'

/** The last use of each secret is a separate attribute, so that one update cannot undo another. */
const SECRET_PREFIX = 'secret#'

export function usageKey(keyId: string): Key {
  return { pk: PARTITION.usage + keyId, sk: 'USAGE' }
}

export function secretUsageAttribute(secretId: string): string {
  return SECRET_PREFIX + secretId
}

export function usageFromItem(item: Item): Usage {
  const secretLastUsedAt = new Map(
    Object.entries(item)
      .filter(([name]) => name.startsWith(SECRET_PREFIX))
      .map(([name, value]) => [name.slice(SECRET_PREFIX.length), z.parse(instant, value)]),
  )
  return { lastUsedAt: z.parse(instant, item.lastUsedAt), secretLastUsedAt }
}
