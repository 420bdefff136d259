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
import { startJudge } from './judge.ts'
import { Disagreement, JudgedDynamoDb } from './judged-dynamodb.ts'
import { FIRST_CALLS, type RandomCall, randomCall } from './random-calls.ts'
import { TABLES } from './random-keys.ts'

/**
 * Some calls make no sense, and are of no type that a command takes: `Object` says nothing of what it
 * gives.
 */
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

/** The in-memory DynamoDB that other parts rest on answers what DynamoDB Local does. */
export const agreement: Part = {
  name: 'agreement',
  unit: 'calls',
  gate: 2_000,
  soak: 50_000,
  async run({ seed, count }) {
    const judge = await startJudge(...TABLES)
    const judged = new JudgedDynamoDb(new MemoryDynamoDb())
    const restore = interceptAws(async (call) => await judged.answer(call))
    try {
      const random = fc.sample(randomCall, { seed, numRuns: count })
      return await makeCalls([...FIRST_CALLS, ...random].slice(0, count))
    } finally {
      restore()
      dynamodb().destroy()
      await judge.stop()
    }
  },
}

async function makeCalls(calls: readonly RandomCall[]): Promise<string> {
  const outcomes = new Map<string, number>()
  for (const [place, { kind, input }] of calls.entries()) {
    const outcome = await outcomeOf(() => SENDERS[kind](input))
    const name = 'error' in outcome ? nameOf(outcome.error, place) : 'answered'
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1)
  }
  const told = [...outcomes].map(([name, times]) => `${times} ${name}`).sort()
  return `${calls.length} calls, all answered as DynamoDB Local does (${told.join(', ')})`
}

function nameOf(error: unknown, place: number): string {
  if (error instanceof Disagreement) throw new Error(`call ${place}: ${error.message}`)
  return error instanceof Error ? error.name : String(error)
}
