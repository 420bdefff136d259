import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'
import { OWNER_SORT_KEY, SORT_KEY } from '../../shared/aws/table/table-shape.ts'

/**
 * The records that the deployed event source lets through: deletions of owner items. The filter is
 * the one that `infra/` states; both are made of the table's shape.
 */
export function isOwnerDeletion(record: _Record): boolean {
  return record.eventName === 'REMOVE' && record.dynamodb?.Keys?.[SORT_KEY]?.S === OWNER_SORT_KEY
}

/** A stream record as Lambda passes it on. Keys are strings: the table has no others. */
export function lambdaRecord(record: _Record, streamArn: string): DynamoDBRecord {
  const { dynamodb } = record
  const keys: Record<string, AttributeValue> = {}
  for (const [name, value] of Object.entries(dynamodb?.Keys ?? {}))
    keys[name] = { S: value.S ?? '' }
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? 'REMOVE',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    eventSourceARN: streamArn,
    awsRegion: 'eu-west-1',
    dynamodb: {
      ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      Keys: keys,
      SequenceNumber: sequenceNumberOf(record),
      SizeBytes: dynamodb?.SizeBytes ?? 0,
      StreamViewType: 'KEYS_ONLY',
    },
  }
}

export function sequenceNumberOf(record: _Record): string {
  return record.dynamodb?.SequenceNumber ?? ''
}
