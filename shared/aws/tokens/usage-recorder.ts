import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { HOUR, MINUTE, secondsAfter } from '../../domain/duration.ts'
import type { Keypair } from '../../domain/keypairs/keypair.ts'
import type { Ports } from '../../domain/ports.ts'
import { BoundedMemory } from '../bounded-memory.ts'
import { dynamodb } from '../sdk/clients.ts'
import { keypairKey } from '../table/items/keypair-item.ts'
import { secretUsageAttribute, usageKey } from '../table/items/usage-item.ts'
import type { MainTable } from '../table/table-names.ts'

const REMEMBERED_MAX = 10_000
const EVERY_SECONDS = HOUR
const AGAIN_AFTER_FAILURE_SECONDS = MINUTE
/** A token request waits no longer than this for the record of its use: the token matters more. */
const TIME_LIMIT_MILLISECONDS = 500

/**
 * Records the use of a secret, at most once an hour. A process remembers what it has recorded, and the
 * condition prevents other processes from recording it again. The keypair must exist, so that no record
 * remains of a removed one.
 */
export function usageRecorder({ tableName }: MainTable): Ports['usageRecorder'] {
  const nextNotes = new BoundedMemory<Date>(REMEMBERED_MAX)
  return {
    async record(keypair, secretId, now) {
      const name = `${keypair.keyId} ${secretId}`
      const next = nextNotes.recall(name)
      if (next !== undefined && now < next) return true
      const noted = await note(tableName, keypair, secretId, now)
      const pause = noted ? EVERY_SECONDS : AGAIN_AFTER_FAILURE_SECONDS
      nextNotes.remember(name, secondsAfter(now, pause))
      return noted
    },
  }
}

async function note(
  tableName: string,
  keypair: Keypair,
  secretId: string,
  now: Date,
): Promise<boolean> {
  const command = new TransactWriteCommand({
    TransactItems: [
      {
        ConditionCheck: {
          TableName: tableName,
          Key: keypairKey(keypair.owner, keypair.keyId),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
      {
        Update: {
          TableName: tableName,
          Key: usageKey(keypair.keyId),
          UpdateExpression: 'SET lastUsedAt = :now, #secret = :now',
          ConditionExpression: 'attribute_not_exists(#secret) OR #secret <= :anHourAgo',
          ExpressionAttributeNames: { '#secret': secretUsageAttribute(secretId) },
          ExpressionAttributeValues: {
            ':now': now.toISOString(),
            ':anHourAgo': secondsAfter(now, -EVERY_SECONDS).toISOString(),
          },
        },
      },
    ],
  })
  try {
    await dynamodb().send(command, { abortSignal: AbortSignal.timeout(TIME_LIMIT_MILLISECONDS) })
    return true
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException && error.CancellationReasons
    return reasons ? reasons.some((reason) => reason.Code === 'ConditionalCheckFailed') : false
  }
}
