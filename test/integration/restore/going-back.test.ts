// Going back to a table that was in use before: its signing keys are of the past too, and it already has
// its stream.
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createTable } from '../../../local/dynamodb/create-table.ts'
import {
  signingKeyFromItem,
  signingKeyToItem,
} from '../../../shared/aws/table/items/signing-key-item.ts'
import { PARTITION } from '../../../shared/aws/table/table-shape.ts'
import { MINUTE, secondsAfter } from '../../../shared/domain/duration.ts'
import { freshId, TestStack } from '../../local-stack/test-stack.ts'
import { RestoreEndpoint } from './support/restore-endpoint.ts'
import { runRestore } from './support/run.ts'
import { contentsOf, type Items, localClient, restoreInto } from './support/tables.ts'

let endpoint: RestoreEndpoint
let client: DynamoDBDocumentClient
let events: string
let contents: Items
/** The time at which the table was left for another one. */
let left: Date

beforeAll(async () => {
  endpoint = await RestoreEndpoint.start(inject('dynamodbEndpoint'))
  client = localClient(inject('dynamodbEndpoint'))
  const product = await TestStack.start()
  events = product.stack.auditEventsTableName
  await product.account('ada')
  contents = await contentsOf(client, product.stack.tableName)
  await product.stop()
  left = new Date()
})

afterAll(async () => {
  client.destroy()
  await endpoint.stop()
})

/** A table that was in use until it was left; if a moment is given, it was restored at that moment. */
async function leftTable(restoredTo?: Date): Promise<string> {
  const table = freshId('left')
  await createTable(client, table)
  for (const Item of contents) await client.send(new PutCommand({ TableName: table, Item }))
  if (restoredTo) endpoint.markRestored(table, restoredTo)
  return table
}

/** This key signs and is published from then on, like the key of the deployment that took the table. */
async function makeSigningKey(table: string, createdAt: Date): Promise<string> {
  const item = contents.find(({ pk }) => pk === PARTITION.signingKeys)
  const kid = freshId('kid')
  const key = { ...signingKeyFromItem({ ...item }), kid, createdAt, signsFrom: createdAt }
  await client.send(new PutCommand({ TableName: table, Item: signingKeyToItem(key) }))
  return kid
}

async function kidsIn(table: string): Promise<readonly unknown[]> {
  const items = await contentsOf(client, table)
  return items.filter(({ pk }) => pk === PARTITION.signingKeys).map(({ sk }) => sk)
}

async function run(table: string, ...more: readonly string[]): Promise<string> {
  const words = ['--table', table, '--events', events, '--force', ...more]
  const { code, output, errors } = await runRestore(endpoint.url, words)
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  return output
}

const since = (moment: Date) => ['--since', moment.toISOString()] as const
const earlierThan = (moment: Date) => secondsAfter(moment, -5 * MINUTE)

describe('a table that was left', () => {
  /** Somebody who has a key that was withdrawn since could make tokens again. */
  test('loses its signing keys, except the one that it is deployed with', async () => {
    const table = await leftTable()
    expect(await kidsIn(table)).not.toEqual([])
    expect(await run(table, ...since(left))).toMatch(/^deleted /m)
    expect(await kidsIn(table)).toEqual([])

    const kid = await makeSigningKey(table, new Date())
    const again = await run(table, ...since(left))
    expect(again).toMatch(new RegExp(`^newer       signing key ${kid}: made `, 'm'))
    expect(again).not.toMatch(/^deleted /m)
    expect(await kidsIn(table)).toEqual([kid])
  })

  test('if it says that it was restored, also loses the keys it signed with after that', async () => {
    const restoredTo = earlierThan(left)
    const table = await leftTable(restoredTo)
    await makeSigningKey(table, secondsAfter(restoredTo, MINUTE))
    await run(table, ...since(left))
    expect(await kidsIn(table)).toEqual([])
  })
})

describe('a table that was restored', () => {
  test('loses every signing key, even one that is younger than the backup by its own clock', async () => {
    const table = freshId('restored')
    await restoreInto(client, table, contents)
    endpoint.markRestored(table, earlierThan(left))
    await run(table)
    expect(await kidsIn(table)).toEqual([])
  })

  test('loses every signing key of the backup, even with an earlier time given', async () => {
    const table = await leftTable(left)
    const kid = await makeSigningKey(table, secondsAfter(left, 1))
    await run(table, ...since(earlierThan(left)))
    expect(await kidsIn(table)).toEqual([kid])
  })

  test('and was never in use accepts no later time, even with force', async () => {
    const table = freshId('restored')
    await restoreInto(client, table, contents)
    endpoint.markRestored(table, earlierThan(left))
    const words = ['--table', table, '--events', events, '--force', ...since(left)]
    const { code, errors } = await runRestore(endpoint.url, words)
    expect(code).toBe(1)
    expect(errors).toMatch(/^--since is later than the moment that /)
  })
})
