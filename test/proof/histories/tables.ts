import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { startAwsStandIns } from '../../../local/stack/aws-stand-ins.ts'
import { Undo } from '../../../local/stack/undo.ts'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'
import { PARTITION } from '../../../shared/aws/table/table-shape.ts'
import type { AwsCall } from '../../in-memory/aws/intercept.ts'
import { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import type { StoredItem } from '../../in-memory/dynamodb/values.ts'
import type { Clock } from '../../in-memory/product/clock.ts'
import {
  type AroundCall,
  type OpenOptions,
  openProduct,
} from '../../in-memory/product/open-product.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { AUDIT_EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import { ComparedDynamoDb } from '../agreement/compared-dynamodb.ts'

/** The product's tables, which one history after the other uses. */
export interface ProofTables {
  table(): readonly StoredItem[]
  events(): readonly StoredItem[]
  readonly streamRecords: readonly DynamoDBRecord[]
  /** Grows with every write. */
  readonly version: number
  /** Removes everything except the signing keys. */
  empty(): Promise<void>
  /** An error of the test double or of the comparison, which the product saw only as a fault. */
  readonly disagreement: unknown
}

/** The product on its tables. */
export interface ProductOnTables {
  readonly product: Product
  readonly clock: Clock
  readonly tables: ProofTables
  close(): Promise<void>
}

interface Options extends Pick<OpenOptions, 'environment' | 'clock'> {
  readonly aroundCall?: AroundCall
}

const BATCH_WRITES_MAX = 25

/** Small enough that a list of a few things has several pages. */
const PAGE_BYTES = 900
/** One batch in so many leaves a key unprocessed. */
const UNPROCESSED_EVERY = 20

/**
 * Opens the product on tables in memory, with pages of a few items, and sometimes a batch with an unprocessed
 * key.
 */
export async function openOnMemory(options: Options): Promise<ProductOnTables> {
  const memory = new MemoryDynamoDb({ pageBytes: PAGE_BYTES })
  return await openOn(memory, options, {
    begin() {
      let batches = 0
      memory.unprocessed = () => {
        batches += 1
        return batches % UNPROCESSED_EVERY === 0 ? 1 : 0
      }
    },
    close: async () => {},
  })
}

/**
 * Opens the product on a separate DynamoDB Local. Each of its answers is compared with the answer of the
 * memory.
 */
export async function openOnDynamoDbLocal(options: Options): Promise<ProductOnTables> {
  const undo = new Undo()
  const memory = new MemoryDynamoDb()
  const standIns = await startAwsStandIns(
    {
      dataDirectory: undefined,
      dynamodbEndpoint: undefined,
      kmsEndpoint: 'in memory',
      tableName: TABLE_NAME,
      auditEventsTableName: AUDIT_EVENTS_TABLE_NAME,
    },
    undo,
  )
  process.env.AWS_ENDPOINT_URL_DYNAMODB = standIns.dynamodb
  undo.later(() => dynamodb().destroy())
  const judged = new ComparedDynamoDb(memory)
  return await openOn(memory, options, {
    answer: (call) => judged.answer(call),
    begin: () => {},
    close: () => undo.all(),
  })
}

interface Backend {
  /** Answers calls to DynamoDB instead of the memory. */
  readonly answer?: (call: AwsCall) => Promise<object>
  /** Called when a history begins. */
  readonly begin: () => void
  readonly close: () => Promise<void>
}

async function openOn(
  memory: MemoryDynamoDb,
  { aroundCall = (call, answer) => answer(call), ...options }: Options,
  { answer, begin, close }: Backend,
): Promise<ProductOnTables> {
  let disagreement: unknown
  const opened = await openProduct({
    ...options,
    dynamodb: memory,
    aroundCall: (call, answerInMemory) =>
      aroundCall(call, async (asked) => {
        if (asked.service === 'kms') return await answerInMemory(asked)
        try {
          return await (answer ?? answerInMemory)(asked)
        } catch (error) {
          if (!isOrdinary(error)) disagreement ??= error
          throw error
        }
      }),
  })
  const tables: ProofTables = {
    table: () => memory.items(TABLE_NAME),
    events: () => memory.items(AUDIT_EVENTS_TABLE_NAME),
    streamRecords: memory.streamRecords,
    get version() {
      return memory.version
    },
    get disagreement() {
      return disagreement
    },
    async empty() {
      disagreement = undefined
      begin()
      await deleteAll(memory, TABLE_NAME)
      await deleteAll(memory, AUDIT_EVENTS_TABLE_NAME)
      memory.streamRecords.length = 0
    },
  }
  return {
    product: opened.product,
    clock: opened.clock,
    tables,
    async close() {
      opened.close()
      await close()
    },
  }
}

async function deleteAll(memory: MemoryDynamoDb, tableName: string): Promise<void> {
  const keys = memory.items(tableName).filter(({ pk }) => pk !== PARTITION.signingKeys)
  for (let start = 0; start < keys.length; start += BATCH_WRITES_MAX) {
    const deletions = keys
      .slice(start, start + BATCH_WRITES_MAX)
      .map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }))
    await dynamodb().send(new BatchWriteCommand({ RequestItems: { [tableName]: deletions } }))
  }
}

/** A false condition is not a fault: the product relies on it. */
function isOrdinary(error: unknown): boolean {
  return (
    error instanceof ConditionalCheckFailedException ||
    error instanceof TransactionCanceledException
  )
}
