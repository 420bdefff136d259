import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { tableDump } from '../../../local-stack/table-dump.ts'
import type { TestStack } from '../../../local-stack/test-stack.ts'
import { until } from '../../../support/until.ts'

type Item = Readonly<Record<string, unknown>>

/** Puts items into the table without the product. */
export async function putItems({ stack }: TestStack, items: readonly Item[]): Promise<void> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: stack.endpoints.dynamodb,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  )
  for (const item of items) {
    await client.send(new PutCommand({ TableName: stack.tableName, Item: item }))
  }
  client.destroy()
}

/** The whole table in a fixed order, to compare it before and after. */
export async function tableState(product: TestStack): Promise<readonly Item[]> {
  const items = await tableDump(product)
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/**
 * Closes an owner and then restores everything that the sweep took, except the owner's item. The table
 * then looks as if the sweep had not run yet, for as long as a test needs.
 */
export async function closeUnswept(
  product: TestStack,
  owner: OwnerRef,
  below: readonly OwnerRef[] = [],
): Promise<void> {
  const partitions = [owner, ...below].map(partitionOf)
  const isTheirs = (item: Item) => partitions.includes(String(item.pk))
  const before = await tableDump(product)
  await product.close(owner)
  await until('the sweep takes what is left of a closed owner', async () => {
    return !(await tableDump(product)).some(isTheirs)
  })
  const left = new Set((await tableDump(product)).map(keyOf))
  const itself = keyOf({ pk: partitionOf(owner), sk: 'OWNER' })
  await putItems(
    product,
    before.filter((item) => !left.has(keyOf(item)) && keyOf(item) !== itself),
  )
}

export function partitionOf({ type, id }: OwnerRef): string {
  return `${type.toUpperCase()}#${id}`
}

export function keyOf(item: Item): string {
  return `${String(item.pk)}\n${String(item.sk)}`
}
