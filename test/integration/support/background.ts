// Calls by hand the operations that nobody calls, with events of the table's stream as Lambda could deliver
// them: late, twice or in another order.
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { createHandler as createReconcile } from '../../../functions/reconcile-orphans.ts'
import { createHandler as createSweep } from '../../../functions/sweep-closed-owner.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { orphanFinder, sweeper } from '../../../shared/wiring/adapters.ts'
import { recorded } from '../../policies/recording/call-recorder.ts'

const TIMEOUT_MILLISECONDS = 60_000
const sweep = recorded('sweep-closed-owner', createSweep({ sweeper }))
const reconcileAll = recorded('reconcile-orphans', createReconcile({ orphanFinder, sweeper }))
let sequence = 0

/** The record of an owner item's deletion. It holds keys only, so all such records look alike. */
export function deletionOf({ type, id }: OwnerRef): DynamoDBRecord {
  return recordOf({ pk: { S: `${type.toUpperCase()}#${id}` }, sk: { S: 'OWNER' } })
}

export function recordOf(keys: Readonly<Record<string, { S: string }>>): DynamoDBRecord {
  sequence += 1
  return {
    eventID: `event-${sequence}`,
    eventName: 'REMOVE',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-1',
    dynamodb: {
      Keys: { ...keys },
      SequenceNumber: String(sequence).padStart(21, '0'),
      SizeBytes: 40,
      StreamViewType: 'KEYS_ONLY',
    },
  }
}

/** Delivers records to the sweep's function, as one batch. */
export async function deliverToSweep(
  ...records: readonly DynamoDBRecord[]
): Promise<DynamoDBBatchResponse> {
  const context = lambdaContext('sweep-closed-owner', TIMEOUT_MILLISECONDS)
  return await sweep({ Records: [...records] }, context)
}

export async function reconcile(): Promise<Readonly<Record<string, number>>> {
  const event = {
    id: 'event',
    version: '0',
    account: '000000000000',
    time: '2026-11-22T00:00:00Z',
    region: 'eu-west-1',
    resources: [],
    source: 'aws.scheduler',
    'detail-type': 'Scheduled Event' as const,
    detail: {},
  }
  return await reconcileAll(event, lambdaContext('reconcile-orphans', TIMEOUT_MILLISECONDS))
}
