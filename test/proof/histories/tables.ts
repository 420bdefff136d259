import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { startBackends } from '../../../local/stack/backends.ts'
import { Undo } from '../../../local/stack/undo.ts'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'
import { PARTITION } from '../../../shared/aws/table/table-shape.ts'
import { type AwsCall, interceptAws } from '../../in-memory/aws/intercept.ts'
import { MemoryKms } from '../../in-memory/aws/memory-kms.ts'
import { MemoryDynamoDb } from '../../in-memory/dynamodb/memory-dynamodb.ts'
import type { StoredItem } from '../../in-memory/dynamodb/values.ts'
import { EVENTS_TABLE_NAME, TABLE_NAME } from '../../in-memory/product/settings.ts'
import { JudgedDynamoDb } from '../agreement/judged-dynamodb.ts'

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
  close(): Promise<void>
}

/** Wraps every call to AWS: it answers itself, or calls `answer`, perhaps with a part of the call. */
export type AwsMiddleware = (
  call: AwsCall,
  answer: (call: AwsCall) => Promise<object>,
) => Promise<object>

const BATCH_WRITES_MAX = 25

/** Small enough that a list of a few things has several pages. */
const PAGE_BYTES = 900
/** One batch in so many leaves a key unprocessed. */
const UNPROCESSED_EVERY = 20

/** Tables in memory, with pages of a few items, and sometimes a batch with an unprocessed key. */
export async function memoryTables(around: AwsMiddleware): Promise<ProofTables> {
  const memory = new MemoryDynamoDb({ pageBytes: PAGE_BYTES })
  return tablesOn(memory, {
    around,
    answer: async ({ name, input }) => memory.call(name, input),
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

/** Tables on a separate DynamoDB Local. Each of its answers is compared with the answer of the memory. */
export async function judgedTables(around: AwsMiddleware): Promise<ProofTables> {
  const undo = new Undo()
  const memory = new MemoryDynamoDb()
  const backends = await startBackends(
    {
      dataDirectory: undefined,
      dynamodbEndpoint: undefined,
      kmsEndpoint: 'in memory',
      tableName: TABLE_NAME,
      eventsTableName: EVENTS_TABLE_NAME,
    },
    undo,
  )
  process.env.AWS_ENDPOINT_URL_DYNAMODB = backends.dynamodb
  undo.later(() => dynamodb().destroy())
  const judged = new JudgedDynamoDb(memory)
  return tablesOn(memory, {
    around,
    answer: (call) => judged.answer(call),
    begin: () => {},
    close: () => undo.all(),
  })
}

interface TablesOptions {
  readonly around: AwsMiddleware
  readonly answer: (call: AwsCall) => Promise<object>
  /** Called when a history begins. */
  readonly begin: () => void
  readonly close: () => Promise<void>
}

function tablesOn(
  memory: MemoryDynamoDb,
  { around, answer, begin, close }: TablesOptions,
): ProofTables {
  const kms = new MemoryKms()
  let disagreement: unknown
  const stopIntercepting = interceptAws((call) =>
    around(call, async (asked) => {
      if (asked.service === 'kms') return kms.call(asked.name, asked.input)
      try {
        return await answer(asked)
      } catch (error) {
        if (!isOrdinary(error)) disagreement ??= error
        throw error
      }
    }),
  )
  return {
    table: () => memory.items(TABLE_NAME),
    events: () => memory.items(EVENTS_TABLE_NAME),
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
      await deleteAll(memory, EVENTS_TABLE_NAME)
      memory.streamRecords.length = 0
    },
    async close() {
      stopIntercepting()
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
