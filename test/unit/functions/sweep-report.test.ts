import type { DynamoDBRecord } from 'aws-lambda'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { printedWhile } from '../../support/printed-lines.ts'

const AUDIBLE = { POWERTOOLS_LOG_LEVEL: 'INFO', POWERTOOLS_METRICS_DISABLED: 'false' }

let product: ProductFixture

beforeEach(async () => {
  await printedWhile(async () => {
    product = await ProductFixture.open(AUDIBLE)
  })
})

afterEach(() => product.close())

/** A closed account with one keypair and one grant, and on request an item that cannot be removed. */
async function closedAccount(isPoisoned: boolean) {
  await printedWhile(async () => {
    const account = await product.account('ada')
    await product.keypair(account)
    await product.closeOwner(account)
    if (isPoisoned) product.put({ pk: `ACCOUNT#${account.id}`, sk: 'POISON', incarnation: 'x' })
  })
}

test('a sweep logs the result of each record, and has one metric for all of them', async () => {
  await closedAccount(false)
  await closedAccount(true)
  await closedAccount(false)
  const { streamRecords } = product.dynamodb
  const { log, metrics } = await printedWhile(() => product.product.sweep(streamRecords))
  const operation = 'sweep-closed-owner'
  const requestId = expect.any(String)
  const swept = { message: 'swept', level: 'INFO', operation, requestId, removed: 2 }
  const eventId = streamRecords[1]?.eventID
  const failed = { message: 'failed', level: 'ERROR', operation, requestId, eventId }
  expect(log.filter(({ level }) => level === 'INFO')).toMatchObject([swept, swept])
  const failures = log.filter(({ level }) => level === 'ERROR')
  expect(failures).toMatchObject([failed])
  expect(JSON.stringify(failures)).toContain('an owner has an item of an unknown kind: POISON')
  expect(metrics).toMatchObject([{ ItemsSwept: 4, SweepFailures: 1, operation }])
})

test('a reconciliation measures what it removed and what failed, even when it fails', async () => {
  await closedAccount(false)
  const { metrics } = await printedWhile(() => product.product.reconcile())
  const operation = 'reconcile-orphans'
  expect(metrics).toMatchObject([{ ItemsSwept: 2, SweepFailures: 0, operation }])
  await closedAccount(false)
  await closedAccount(true)
  const second = await printedWhile(() => product.product.reconcile().catch(() => undefined))
  expect(second.metrics).toMatchObject([{ ItemsSwept: 2, SweepFailures: 1, operation }])
  product.answerNext('ScanCommand', () => {
    throw new Error('a fault of AWS')
  })
  const third = await printedWhile(() => product.product.reconcile().catch(() => undefined))
  expect(third.metrics).toMatchObject([{ ItemsSwept: 0, SweepFailures: 0, operation }])
})

test('a sweep counts only the items that it removed itself', async () => {
  await closedAccount(false)
  const { streamRecords } = product.dynamodb
  const keypair = product.itemsNaming('KEYPAIR#').find(({ sk }) => sk.startsWith('KEYPAIR#'))
  product.overtakeNext('TransactWriteItemsCommand', async () =>
    product.put({ ...keypair, incarnation: 'the-next-one' }),
  )
  const { metrics } = await printedWhile(() => product.product.sweep(streamRecords))
  expect(metrics).toMatchObject([{ ItemsSwept: 1, SweepFailures: 0 }])
})

/** Records that pass the filter of the event source have these members; a poisoned stream may lack them. */
test.each<[string, DynamoDBRecord['dynamodb']]>([
  ['no members', undefined],
  ['no keys', {}],
  ['keys without a partition', { Keys: { sk: { S: 'OWNER' } } }],
  ['keys without a sort key', { Keys: { pk: { S: 'ACCOUNT#acme' } } }],
  ['keys that are not text', { Keys: { pk: { N: '1' }, sk: { N: '1' } } }],
])('a record with %s fails, and the log says that it belongs to no owner', async (_, members) => {
  const record = { eventID: '7', dynamodb: { ...members, SequenceNumber: '7' } }
  const { log } = await printedWhile(async () => {
    const { batchItemFailures } = await product.product.sweep([record])
    expect(batchItemFailures).toEqual([{ itemIdentifier: '7' }])
  })
  expect(JSON.stringify(log)).toContain('a stream record is not about an owner item')
})

/** A failure is reported by the record's sequence number only; Lambda takes unreported records for done. */
test.each(['{}', '{"SequenceNumber":""}', '{"SequenceNumber":5}'])(
  'when a failed record has no sequence number, as %s, the whole batch fails [TM-19]',
  async (dynamodb) => {
    const malformed = { dynamodb: JSON.parse(dynamodb) }
    await printedWhile(() =>
      expect(product.product.sweep([malformed])).rejects.toThrow('has no sequence number'),
    )
  },
)
