import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Fault } from '../../local-stack/aws-proxy.ts'
import { tableDump } from '../../local-stack/table-dump.ts'
import { type CreatedKeypair, TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { stopSweep } from '../support/sweep-stop.ts'
import { type Witness, witness } from './support/evidence.ts'
import { leaksOf, secretsIn } from './support/leaks.ts'
import { misplaced } from './support/misplaced-macs.ts'
import { streamRecords } from './support/stream-records.ts'

// Every key secret issued in this file is a canary: if it appears anywhere except in the answer that made
// it, something leaks. The functions log as much as they ever can, metrics included.

let product: TestStack
let watch: Witness

beforeAll(async () => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'DEBUG')
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
  watch = witness()
  product = await TestStack.start()
})

afterEach(async () => {
  product.dynamodb.recover()
  product.kms.recover()
  await expectNoLeak()
})

afterAll(async () => {
  await product.stop()
  watch.stop()
})

async function expectNoLeak() {
  const evidence = [
    ...watch.evidence,
    { where: 'the table', content: await tableDump(product) },
    { where: 'the stream', content: await streamRecords(product) },
    { where: 'the dead letters', content: product.stack.deadLetters },
  ]
  expect(watch.secrets.length).toBeGreaterThan(0)
  expect(leaksOf(watch.secrets, evidence)).toEqual([])
  // This includes secrets that were made for a failed request and never handed out.
  expect(secretsIn(evidence)).toEqual([])
}

const rotate = ({ path }: CreatedKeypair) =>
  product.api('POST', `${path}/secrets`, { as: 'ada', body: {} })

test('an ordinary life shows each secret once, and logs each request [TM-28] [RG-08]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada', { comment: 'a comment' })
  await rotate(keypair)
  await product.token(keypair)
  const other = await product.keypair(account, 'ada')
  await product.token({ keyId: keypair.keyId, keySecret: other.keySecret })
  const path = `/v1/accounts/${account.id}`
  for (const below of ['/keypairs', '/keypairs?limit=1', '/events']) {
    expect((await product.api('GET', path + below, { as: 'ada' })).status).toBe(200)
  }
  await product.api('GET', keypair.path, { as: 'ada' })
  await product.api('PATCH', keypair.path, { as: 'ada', body: { comment: null } })
  await product.api('POST', `${keypair.path}/disable`, { as: 'ada' })
  await product.token(keypair)
  await product.api('DELETE', keypair.path, { as: 'ada' })
  await product.token(keypair)
  await product.close(account)
  await product.token(other)

  const logged = watch.printed.join('')
  for (const operation of ['create-keypair', 'rotate-secret', 'issue-token', 'remove-keypair']) {
    expect(logged).toContain(`"operation":"${operation}"`)
  }
  expect(logged).toContain('"TokensIssued":1')
  expect(logged).toContain('"TokensRefused":1')
  expect(watch.secrets).toHaveLength(3)
})

/** The attack: a secret pasted into the wrong place comes back in an error, or stays in a log. */
test('a secret in the wrong place is not repeated, kept or logged [E-04] [TM-28]', async () => {
  const keypair = await product.keypair(await product.account('ada'), 'ada')
  const before = watch.printed.length
  for (const { name, send } of misplaced(product, keypair)) {
    const { status } = await send()
    expect(status, name).toBeGreaterThanOrEqual(400)
    expect(status, name).toBeLessThan(500)
  }
  expect(watch.printed.length).toBeGreaterThan(before)
})

const faults: Record<string, Fault> = {
  'an error': { kind: 'error', status: 500, type: 'InternalServerError' },
  'a denied permission': { kind: 'error', status: 400, type: 'AccessDeniedException' },
  'a refused request': { kind: 'error', status: 400, type: 'ValidationException' },
  'an invalid key': { kind: 'error', status: 400, type: 'KMSInvalidStateException' },
  'a cut connection': { kind: 'reset' },
  'a lost answer': { kind: 'reset-after' },
  'a malformed answer': { kind: 'malformed' },
}

/** The attack: somebody reads the log of a fault and finds the request that met it. */
test.each(Object.entries(faults))(
  '%s of AWS puts no secret into an answer or a log [TM-28] [RG-08]',
  async (_, fault) => {
    const account = await product.account('ada')
    const keypair = await product.keypair(account, 'ada')
    const calls: readonly [keyof Pick<TestStack, 'kms' | 'dynamodb'>, string][] = [
      ['kms', 'GenerateMac'],
      ['kms', 'VerifyMac'],
      ['dynamodb', 'GetItem'],
      ['dynamodb', 'BatchGetItem'],
      ['dynamodb', 'TransactWriteItems'],
    ]
    const statuses: number[] = []
    for (const [service, name] of calls) {
      product[service].failWith((call) => (call === name ? fault : undefined))
      const path = keypair.path.replace(/\/[^/]+$/, '')
      const body = { scopes: ['feedback-report:read'] }
      const answers = [
        await product.api('POST', path, { as: 'ada', body }),
        await rotate(keypair),
        await product.token(keypair),
        await product.api('PATCH', keypair.path, { as: 'ada', body: { comment: name } }),
      ]
      statuses.push(...answers.map(({ status }) => status))
      product[service].recover()
    }
    expect(statuses.filter((status) => status >= 500).length).toBeGreaterThan(0)
    expect(watch.printed.join('')).toContain('"message":"failed"')
  },
)

test('neither a failed sweep nor a dead letter contains a secret [TM-28]', async () => {
  const account = await product.account('ada')
  await product.keypair(account, 'ada')
  const resume = stopSweep()
  await product.close(account)
  await until('the event is given up', async () => product.stack.deadLetters.length > 0)
  resume()
  expect(watch.printed.join('')).toContain('"operation":"sweep-closed-owner"')
})

test('records of the stream hold the keys of an item, and nothing else of it [TM-28]', async () => {
  const records = await streamRecords(product)
  expect(records.length).toBeGreaterThan(0)
  const parts = new Set(records.flatMap(({ dynamodb }) => Object.keys(dynamodb ?? {})))
  expect(parts).not.toContain('NewImage')
  expect(parts).not.toContain('OldImage')
})
