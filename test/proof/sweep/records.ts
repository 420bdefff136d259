import type { DynamoDBRecord } from 'aws-lambda'
import { ownerKey } from '../../../shared/aws/table/items/owner-item.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'

type Keys = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['Keys']>

/** A record of the stream's, and what it is about: an owner's partition, or the poison that it is. */
export interface Told {
  readonly about: string
  readonly record: DynamoDBRecord
}

export function recordOf(keys: Keys): DynamoDBRecord {
  return {
    eventID: 'event',
    eventName: 'REMOVE',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-1',
    dynamodb: { Keys: keys, SizeBytes: 40, StreamViewType: 'KEYS_ONLY' },
  }
}

/** The record of an owner item's deletion. */
export function deletionOf(owner: OwnerRef): DynamoDBRecord {
  const { pk, sk } = ownerKey(owner)
  return recordOf({ pk: { S: pk }, sk: { S: sk } })
}

/** What a record that came through the stream is about: its filter lets owners' own items pass alone. */
export function told(record: DynamoDBRecord): Told {
  const partition = record.dynamodb?.Keys?.pk?.S
  if (partition === undefined) throw new Error('the stream told of something without a key')
  return { about: partition, record }
}
