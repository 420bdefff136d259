import type { DynamoDBRecord } from 'aws-lambda'
import { OWNER_SORT_KEY, STREAM_VIEW_TYPE } from '../../../shared/aws/table/table-shape.ts'
import type { Change } from './expressions/change.ts'

/** Whether the change deletes an owner's item: only such records pass the event source's filter. */
export function isOwnerDeletion({ key, before, after }: Change): boolean {
  return key.sk === OWNER_SORT_KEY && before !== undefined && after === undefined
}

/** The record of a deletion in the table's stream, as Lambda delivers it. */
export function deletionRecord({ tableName, key }: Change, ordinal: number): DynamoDBRecord {
  return {
    eventID: ordinal.toString(16).padStart(32, '0'),
    eventName: 'REMOVE',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    eventSourceARN: `arn:aws:dynamodb:eu-west-1:000000000000:table/${tableName}/stream/2026-01-01T00:00:00.000`,
    awsRegion: 'eu-west-1',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      Keys: { pk: { S: key.pk }, sk: { S: key.sk } },
      SequenceNumber: `1${String(ordinal).padStart(23, '0')}`,
      SizeBytes: Buffer.byteLength(key.pk) + Buffer.byteLength(key.sk) + 4,
      StreamViewType: STREAM_VIEW_TYPE,
    },
  }
}
