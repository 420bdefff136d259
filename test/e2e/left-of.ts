import { administeredKey } from '../../shared/aws/table/items/administrator-item.ts'
import { locatorKey } from '../../shared/aws/table/items/locator-item.ts'
import { ownerPartition } from '../../shared/aws/table/items/owner-item.ts'
import { usageKey } from '../../shared/aws/table/items/usage-item.ts'
import type { Key } from '../../shared/aws/table/table.ts'
import type { Customer } from './customer.ts'
import type { Stage } from './stage.ts'

/** The keys of what a stage's table still holds of a customer's owners, grants and keypairs. */
export async function leftOf(
  stage: Stage,
  { account, environment, administrator }: Customer,
  keyIds: readonly string[],
): Promise<readonly Key[]> {
  const owners = [account, environment]
  const own = [
    ...owners.map(ownerPartition),
    ...keyIds.flatMap((keyId) => [locatorKey(keyId).pk, usageKey(keyId).pk]),
  ]
  const found = await Promise.all(own.map((partition) => stage.keysIn(partition)))
  // The user's partition also has the user's other grants, which this test ignores.
  const { pk, sk } = administeredKey(account, administrator)
  const granted = (await stage.keysIn(pk)).filter((key) => key.sk === sk)
  return [...found.flat(), ...granted]
}
