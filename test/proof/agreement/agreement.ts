import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'
import { interceptAws } from '../../in-memory/aws/intercept.ts'
import { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import type { Part } from '../runner/part.ts'
import { outcomeOf } from './call-outcome.ts'
import { ComparedDynamoDb, Disagreement } from './compared-dynamodb.ts'
import { startLocalTables } from './local-tables.ts'
import { FIRST_CALLS, type RandomCall, randomCall } from './random-calls.ts'
import { TABLES } from './random-keys.ts'

/** Some calls are invalid, and no command's type allows them. `Object` hides that from the compiler. */
const SENDERS: Readonly<Record<RandomCall['kind'], (input: object) => Promise<object>>> = {
  get: (input) => dynamodb().send(new GetCommand(Object(input))),
  batch: (input) => dynamodb().send(new BatchGetCommand(Object(input))),
  query: (input) => dynamodb().send(new QueryCommand(Object(input))),
  scan: (input) => dynamodb().send(new ScanCommand(Object(input))),
  put: (input) => dynamodb().send(new PutCommand(Object(input))),
  delete: (input) => dynamodb().send(new DeleteCommand(Object(input))),
  update: (input) => dynamodb().send(new UpdateCommand(Object(input))),
  transact: (input) => dynamodb().send(new TransactWriteCommand(Object(input))),
}

/** The DynamoDB in memory, on which other parts rest, answers as DynamoDB Local does. */
export const agreement: Part = {
  name: 'agreement',
  unit: 'calls',
  gate: 2_000,
  soak: 50_000,
  async run({ seed, count }) {
    const local = await startLocalTables(...TABLES)
    const compared = new ComparedDynamoDb(new MemoryDynamoDb())
    const restore = interceptAws(async (call) => await compared.answer(call))
    try {
      const random = fc.sample(randomCall, { seed, numRuns: count })
      return await makeCalls([...FIRST_CALLS, ...random].slice(0, count))
    } finally {
      restore()
      dynamodb().destroy()
      await local.stop()
    }
  },
}

async function makeCalls(calls: readonly RandomCall[]): Promise<string> {
  const outcomes = new Map<string, number>()
  for (const [index, { kind, input }] of calls.entries()) {
    const outcome = await outcomeOf(() => SENDERS[kind](input))
    const name = 'error' in outcome ? nameOf(outcome.error, index) : 'answered'
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1)
  }
  const counts = [...outcomes].map(([name, times]) => `${times} ${name}`).sort()
  return `${calls.length} calls, all answered as DynamoDB Local does (${counts.join(', ')})`
}

function nameOf(error: unknown, index: number): string {
  if (error instanceof Disagreement) throw new Error(`call ${index}: ${error.message}`)
  return error instanceof Error ? error.name : String(error)
}
