// Reaches the table without the product, as an attacker with write access, or a bug, could.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { tableDump } from '../../local-stack/table-dump.ts'
import type { CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'

export type TableItem = Readonly<Record<string, unknown>>

export async function putItem(product: TestStack, item: TableItem): Promise<void> {
  await withClient(product, (client) =>
    client.send(new PutCommand({ TableName: product.stack.tableName, Item: item })),
  )
}

export async function deleteItem(product: TestStack, { pk, sk }: TableItem): Promise<void> {
  await withClient(product, (client) =>
    client.send(new DeleteCommand({ TableName: product.stack.tableName, Key: { pk, sk } })),
  )
}

/** The items with keys that name any of these, except audit events, which outlive what they record. */
export async function itemsNaming(
  product: TestStack,
  ...names: readonly string[]
): Promise<readonly TableItem[]> {
  const items = await tableDump(product)
  return items.filter(
    ({ pk, sk }) =>
      !String(pk).startsWith('EVENTS#') &&
      names.some((name) => [pk, sk].some((key) => String(key).split('#').includes(name))),
  )
}

/** The owner's item. */
export async function ownerItem(product: TestStack, owner: OwnerRef): Promise<TableItem> {
  return one(await tableDump(product), (item) => item.id === owner.id && item.sk === 'OWNER')
}

/** The keypair's item. */
export async function keypairItem(
  product: TestStack,
  { keyId }: Pick<CreatedKeypair, 'keyId'>,
): Promise<TableItem> {
  return one(await tableDump(product), (item) => item.sk === `KEYPAIR#${keyId}`)
}

function one(items: readonly TableItem[], isIt: (item: TableItem) => boolean): TableItem {
  const [found, ...more] = items.filter(isIt)
  if (found === undefined || more.length > 0) throw new Error('expected one such item')
  return found
}

async function withClient(
  { stack }: TestStack,
  use: (client: DynamoDBDocumentClient) => Promise<unknown>,
): Promise<void> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: stack.endpoints.dynamodb,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  )
  try {
    await use(client)
  } finally {
    client.destroy()
  }
}
