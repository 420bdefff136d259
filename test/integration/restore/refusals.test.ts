import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshId, TestStack } from '../../local-stack/test-stack.ts'
import { RestoreEndpoint } from './support/restore-endpoint.ts'
import { runRestore } from './support/run.ts'
import { contentsOf, type Items, localClient, restoreInto } from './support/tables.ts'

let product: TestStack
let endpoint: RestoreEndpoint
let client: DynamoDBDocumentClient
let inUse: string
let events: string
let backup: Items
let backupTime: Date

beforeAll(async () => {
  product = await TestStack.start()
  endpoint = await RestoreEndpoint.start(inject('dynamodbEndpoint'))
  client = localClient(inject('dynamodbEndpoint'))
  inUse = product.stack.tableName
  events = product.stack.auditEventsTableName
  await product.account('ada')
  backup = await contentsOf(client, inUse)
  backupTime = new Date()
})

afterAll(async () => {
  await product.stop()
  client.destroy()
  await endpoint.stop()
})

async function restored(items: Items = backup): Promise<string> {
  const table = freshId('restored')
  await restoreInto(client, table, items)
  endpoint.markRestored(table, backupTime)
  return table
}

async function expectRefusal(words: readonly string[], sentence: string | RegExp): Promise<void> {
  const { code, output, errors } = await runRestore(endpoint.url, words)
  expect({ code, output }).toEqual({ code: 1, output: '' })
  expect(errors).toMatch(sentence)
}

test('the table that is in use is refused, because it was never restored', async () => {
  const words = ['--table', inUse, '--events', events, '--since', backupTime.toISOString()]
  await expectRefusal(words, 'does not say that it was restored')
})

test('a time later than the backup’s is refused, because it would skip what happened in between', async () => {
  const since = new Date(backupTime.getTime() + 2_000).toISOString()
  const words = ['--table', await restored(), '--events', events, '--since', since]
  await expectRefusal(words, /later than the moment that .* was restored to|in the future/)
})

test('the audit trail of another stage is refused, because the script would find nothing to do', async () => {
  const others = freshId('events')
  await restoreInto(client, others, [{ pk: 'EVENTS#ACCOUNT#other#i', sk: 'x' }])
  const words = ['--table', await restored(), '--events', others]
  await expectRefusal([...words, '--force'], 'is not the audit trail of')
})

test('an audit trail that is younger than the backup is refused', async () => {
  const younger = freshId('events')
  await restoreInto(client, younger, await contentsOf(client, events))
  await expectRefusal(
    ['--table', await restored(), '--events', younger],
    'was created after the backup',
  )
})

test('a backup that is older than the audit trail is refused', async () => {
  const words = ['--table', await restored(), '--events', events]
  await expectRefusal([...words, '--since', '2020-01-01T00:00:00Z'], 'older than')
})

test('a table without an owner is refused', async () => {
  const table = await restored([{ pk: 'SIGNING-KEYS', sk: 'kid' }])
  await expectRefusal(['--table', table, '--events', events], 'There is no owner')
})

test('a table that does not exist is refused', async () => {
  await expectRefusal(['--table', freshId('none'), '--events', events], 'There is no table none-')
})
