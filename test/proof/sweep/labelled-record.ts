import type { DynamoDBRecord } from 'aws-lambda'
import { ownerKey } from '../../../shared/aws/table/items/owner-item.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'

type Keys = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['Keys']>

/** A record of the stream, and its label: the owner's partition, or the name of a poison. */
export interface LabelledRecord {
  readonly label: string
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

/** The record of the deletion of an owner's item. */
export function deletionOf(owner: OwnerRef): DynamoDBRecord {
  const { pk, sk } = ownerKey(owner)
  return recordOf({ pk: { S: pk }, sk: { S: sk } })
}

/** Labels a record of the stream with its partition: the stream's filter only passes owners' items. */
export function labelled(record: DynamoDBRecord): LabelledRecord {
  const partition = record.dynamodb?.Keys?.pk?.S
  if (partition === undefined) throw new Error('a record of the stream has no key')
  return { label: partition, record }
}
