// Writes the table without the API, as a change of the catalogue, an operator or an attacker could have
// left it.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { signingKeyKey } from '../../../../shared/aws/table/items/signing-key-item.ts'
import type { Key } from '../../../../shared/aws/table/table.ts'
import type { TestStack } from '../../../local-stack/test-stack.ts'

export async function storeScopes(
  { stack }: TestStack,
  keypair: Key,
  scopes: readonly string[],
): Promise<void> {
  const command = new UpdateCommand({
    TableName: stack.tableName,
    Key: keypair,
    UpdateExpression: 'SET scopes = :scopes',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':scopes': scopes },
  })
  await withTable(stack.endpoints.dynamodb, async (client) => void (await client.send(command)))
}

export async function deleteSigningKey({ stack }: TestStack, kid: string): Promise<void> {
  const command = new DeleteCommand({ TableName: stack.tableName, Key: signingKeyKey(kid) })
  await withTable(stack.endpoints.dynamodb, async (client) => void (await client.send(command)))
}

async function withTable(
  endpoint: string,
  run: (client: DynamoDBDocumentClient) => Promise<void>,
): Promise<void> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  )
  await run(client)
  client.destroy()
}
