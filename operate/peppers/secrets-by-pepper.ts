import { KEYPAIR_PREFIX, keypairFromItem } from '../../shared/aws/table/items/keypair-item.ts'
import { isExpired } from '../../shared/domain/keypairs/keypair.ts'
import { scanItems } from '../scan-items.ts'

/** A live secret, with its keypair and owner. */
export interface PlacedSecret {
  readonly owner: string
  readonly keyId: string
  readonly secretId: string
}

/** Reads the live secrets of a table, grouped by the ARN of the pepper that made their MACs. */
export async function secretsByPepper(
  tableName: string,
  now: Date,
): Promise<ReadonlyMap<string, readonly PlacedSecret[]>> {
  const found = new Map<string, PlacedSecret[]>()
  for await (const item of scanItems(tableName, 'begins_with(sk, :value)', KEYPAIR_PREFIX)) {
    const { owner, keyId, secrets } = keypairFromItem(item)
    for (const { secretId, pepperKeyArn } of secrets.filter((one) => !isExpired(one, now))) {
      const placed = { owner: `${owner.type} ${owner.id}`, keyId, secretId }
      found.set(pepperKeyArn, [...(found.get(pepperKeyArn) ?? []), placed])
    }
  }
  return found
}
