import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/gateway/sigv4.ts'
import { startAwsStandIns } from '../../../local/stack/aws-stand-ins.ts'
import { Undo } from '../../../local/stack/undo.ts'
import { dynamodb, kms } from '../../../shared/aws/sdk/clients.ts'
import { Product } from '../../in-memory/product/product.ts'
import { AUDIT_EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import type { Part } from '../runner/part.ts'
import { closing } from './closing.ts'
import { DeletionStream } from './deletion-stream.ts'
import { Table } from './table.ts'

/**
 * A whole account closes, with an environment for every hundred keypairs. It is swept through the table's
 * stream on DynamoDB Local, with faults, poison, repeated and late records, and functions that are cut off.
 */
export const sweepAtScale: Part = {
  name: 'sweep',
  unit: 'keypairs',
  gate: 10_000,
  soak: 20_000,
  async run(assignment) {
    const undo = new Undo()
    try {
      const standIns = await startAwsStandIns(
        {
          dataDirectory: undefined,
          dynamodbEndpoint: undefined,
          kmsEndpoint: undefined,
          tableName: TABLE_NAME,
          auditEventsTableName: AUDIT_EVENTS_TABLE_NAME,
        },
        undo,
      )
      const product = await Product.load({
        AWS_REGION: LOCAL_REGION,
        AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
        AWS_ENDPOINT_URL_DYNAMODB: standIns.dynamodb,
        AWS_ENDPOINT_URL_KMS: standIns.kms,
      })
      undo.later(() => {
        dynamodb().destroy()
        kms().destroy()
      })
      const table = new Table(standIns.dynamodb)
      undo.later(() => table.stop())
      const deletions = new DeletionStream(standIns.dynamodb, standIns.streamArn)
      undo.later(() => deletions.stop())
      return await closing({ product, table, deletions }, assignment)
    } finally {
      await undo.all()
    }
  },
}
