import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'
import { AUDIT_EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import { WINDOW_LENGTH } from './leak-search/windows.ts'
import type { Sinks } from './sinks.ts'
import type { WatchedProduct } from './watched-product.ts'

interface Targets {
  readonly product: WatchedProduct
  readonly sinks: Sinks
}

export interface PlantedLeak {
  /** Where the search must find the leak. */
  readonly where: string
  /** The encoding that the search must name. */
  readonly as: string
  plant(targets: Targets, secret: string): void | Promise<void>
}

/**
 * Deliberate leaks, each in another sink and another encoding. A search that misses one of them proves
 * nothing.
 */
export const PLANTED_LEAKS: readonly PlantedLeak[] = [
  {
    where: 'the log',
    as: 'as it is',
    plant: (_, secret) => console.log(JSON.stringify({ error: { cause: { message: secret } } })),
  },
  {
    where: 'standard error',
    as: 'hex',
    plant: (_, secret) => console.error('an answer of KMS', { body: Buffer.from(secret) }),
  },
  {
    where: 'the metrics',
    as: 'percent-encoded',
    plant: (_, secret) => console.log(JSON.stringify({ _aws: {}, reason: each(secret, '%') })),
  },
  {
    where: 'the table',
    as: 'hex',
    plant: ({ sinks }, secret) =>
      put(sinks, TABLE_NAME, { comment: Buffer.from(secret).toString('hex').toUpperCase() }),
  },
  {
    where: 'the table of events',
    as: 'UTF-16',
    plant: ({ sinks }, secret) =>
      put(sinks, AUDIT_EVENTS_TABLE_NAME, { mac: Buffer.from(secret, 'utf16le') }),
  },
  {
    where: 'the stream',
    as: 'base64',
    plant: ({ sinks }, secret) => {
      const image = { basic: { S: Buffer.from(`x${secret}`).toString('base64') } }
      sinks.dynamodb.streamRecords.push({ dynamodb: { NewImage: image } })
    },
  },
  {
    where: 'the dead letters',
    as: 'backwards as it is',
    plant: ({ sinks }, secret) => {
      const batch = { startSequenceNumber: '1', endSequenceNumber: '1', batchSize: 1 }
      sinks.deadLetters.push({ shardId: [...secret].toReversed().join(''), ...batch })
    },
  },
  {
    where: 'what was sent to AWS for GetItem',
    as: 'base64',
    plant: async (_, secret) => {
      const pk = `USED#${Buffer.from(`xy${secret}y`).toString('base64url')}`
      await dynamodb().send(new GetCommand({ TableName: TABLE_NAME, Key: { pk, sk: 'USED' } }))
    },
  },
  {
    where: 'what reconcile-orphans threw',
    as: 'as it is',
    plant: async ({ product }, secret) => {
      const fragment = secret.slice(20, 20 + WINDOW_LENGTH)
      const cause = new Error(`the secret begins with ${fragment}…`)
      await product.run('reconcile-orphans', async () => {
        throw new Error('failed', { cause })
      })
    },
  },
  {
    where: 'the answer 400 to create-keypair',
    as: 'escaped',
    plant: ({ product }, secret) => {
      const text = `{"errors":[{"member":"${each(secret, '\\u00')}"}]}`
      product.record('create-keypair', { status: 400, headers: {}, text, json: {} })
    },
  },
]

function each(text: string, mark: string): string {
  return [...Buffer.from(text)].map((byte) => mark + byte.toString(16)).join('')
}

function put({ dynamodb: core }: Sinks, tableName: string, members: object): void {
  const item = { pk: 'PLANTED', sk: 'PLANTED', ...members }
  core.call('PutItemCommand', { TableName: tableName, Item: item })
}
