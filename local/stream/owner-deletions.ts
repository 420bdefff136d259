import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'
import { OWNER_SORT_KEY, SORT_KEY } from '../../shared/aws/table/table-shape.ts'

/**
 * Whether the deployed event source would pass a record on: it passes only deletions of owner items. `infra/`
 * has the same filter; both use the table's shape.
 */
export function isOwnerDeletion(record: _Record): boolean {
  return record.eventName === 'REMOVE' && record.dynamodb?.Keys?.[SORT_KEY]?.S === OWNER_SORT_KEY
}

/** Converts a stream record to Lambda's format. All keys of the table are strings. */
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
