import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'
import {
  keypairFromItem,
  keypairKey,
  keypairToItem,
} from '../../../shared/aws/table/items/keypair-item.ts'
import { secretUsageAttribute, usageKey } from '../../../shared/aws/table/items/usage-item.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'

/** Times in the past for a keypair. Members that are undefined stay as they are. */
export interface Past {
  readonly createdAt: Date
  readonly updatedAt?: Date | undefined
  readonly expiresAt?: Date | undefined
  /** By the place of the secret, the oldest first. */
  readonly secretsCreatedAt: readonly Date[]
  readonly secretsUsedAt: readonly (Date | undefined)[]
}

/**
 * Moves a keypair and its uses into the past, which the API cannot do. Otherwise every time would be "now".
 */
export async function backdate(
  tableName: string,
  owner: OwnerRef,
  keyId: string,
  past: Past,
): Promise<void> {
  const Key = keypairKey(owner, keyId)
  const { Item } = await dynamodb().send(new GetCommand({ TableName: tableName, Key }))
  if (Item === undefined) throw new Error(`there is no keypair ${keyId}`)
  const keypair = keypairFromItem(Item)
  const secrets = keypair.secrets.map((secret, place) => ({
    ...secret,
    createdAt: past.secretsCreatedAt[place] ?? secret.createdAt,
  }))
  const { createdAt, updatedAt = createdAt, expiresAt = keypair.expiresAt } = past
  const moved = { ...keypair, createdAt, updatedAt, expiresAt, secrets }
  await dynamodb().send(new PutCommand({ TableName: tableName, Item: keypairToItem(moved) }))
  const uses = past.secretsUsedAt.filter((at) => at !== undefined)
  if (uses.length === 0) return
  const lastUsedAt = new Date(Math.max(...uses.map((at) => at.getTime())))
  await setUsage(tableName, keyId, 'lastUsedAt', lastUsedAt)
  for (const [place, { secretId }] of secrets.entries()) {
    const at = past.secretsUsedAt[place]
    if (at) await setUsage(tableName, keyId, secretUsageAttribute(secretId), at)
  }
}

async function setUsage(
  tableName: string,
  keyId: string,
  attribute: string,
  at: Date,
): Promise<void> {
  const command = new UpdateCommand({
    TableName: tableName,
    Key: usageKey(keyId),
    UpdateExpression: 'SET #attribute = :at',
    ExpressionAttributeNames: { '#attribute': attribute },
    ExpressionAttributeValues: { ':at': at.toISOString() },
  })
  await dynamodb().send(command)
}
