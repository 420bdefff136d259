import assert from 'node:assert/strict'
import type { DynamoDBRecord } from 'aws-lambda'
import fc from 'fast-check'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { RUNNING_CLOCK } from '../../in-memory/product/clock.ts'
import type { Credentials, Product } from '../../in-memory/product/product.ts'
import { openOnMemory } from '../histories/tables.ts'
import { orphansIn } from '../model/table-world.ts'
import type { Part } from '../runner/part.ts'

const ACCOUNTS: readonly OwnerRef[] = ['acme', 'globex'].map((id) => ({ type: 'account', id }))
const ENVIRONMENT: OwnerRef = { type: 'environment', id: 'prod' }
const BODY = { scopes: ['feedback-report:read'] }

/** What happens in one incarnation, and which stream records of earlier ones arrive late. */
const incarnation = fc.record({
  above: fc.nat(1),
  late: fc.array(fc.nat(), { maxLength: 12 }),
  endsWithItsAccount: fc.boolean(),
  isReconciled: fc.boolean(),
})
type Incarnation = typeof incarnation extends fc.Arbitrary<infer T> ? T : never

/**
 * The same ids are registered and closed, over and over, the environment under one account and then the
 * other. Meanwhile the stream records of all earlier closings arrive again, in any order [RG-13] (rule 2).
 */
export const storm: Part = {
  name: 'storm',
  unit: 'incarnations of one environment',
  gate: 500,
  soak: 5_000,
  async run({ seed, count }) {
    const { product, tables, close } = await openOnMemory({ clock: RUNNING_CLOCK })
    const removed: Credentials[] = []
    for (const one of fc.sample(incarnation, { seed, numRuns: count })) {
      removed.push(...(await runIncarnation(product, one, tables.streamRecords)))
      for (const keypair of removed.slice(-6)) await expectToken(product, keypair, 401)
    }
    for (const account of ACCOUNTS) await product.platform('close-account', account)
    await deliver(product, tables.streamRecords)
    await product.reconcile()
    assert.deepEqual(orphansIn(tables.table()), [], 'no orphan of any incarnation is left')
    for (const keypair of removed) await expectToken(product, keypair, 401)
    await close()
    return `${tables.streamRecords.length} closings, ${removed.length} keypairs, none came back`
  },
}

/** Runs one incarnation, from registration to closing. @returns its keypairs */
async function runIncarnation(
  product: Product,
  { above, late, endsWithItsAccount, isReconciled }: Incarnation,
  events: readonly DynamoDBRecord[],
): Promise<readonly Credentials[]> {
  const account = ACCOUNTS[above] ?? ENVIRONMENT
  for (const owner of ACCOUNTS) await open(product, 'register-account', owner, {})
  await open(product, 'register-environment', ENVIRONMENT, { accountId: account.id })
  const working = [await create(product, account), await create(product, ENVIRONMENT)]
  const again = late.flatMap((number) => events[number % Math.max(events.length, 1)] ?? [])
  await Promise.all([deliver(product, again), deliver(product, again.toReversed())])
  if (isReconciled) await product.reconcile()
  for (const keypair of working) await expectToken(product, keypair, 200)
  if (!endsWithItsAccount) await product.platform('close-environment', ENVIRONMENT)
  await product.platform('close-account', account)
  return working
}

async function open(product: Product, operation: string, owner: OwnerRef, body: object) {
  const opened = await product.platform(operation, owner, { body: { name: owner.id, ...body } })
  assert([200, 201].includes(opened.status), `${operation}: ${opened.text}`)
  const params = { userId: 'ada' }
  const granted = await product.platform('grant-administrator', owner, { params })
  assert.equal(granted.status, 204, granted.text)
}

async function create(product: Product, owner: OwnerRef): Promise<Credentials> {
  const { status, json, text } = await product.manage('create-keypair', 'ada', owner, {
    body: BODY,
  })
  assert.equal(status, 201, text)
  return { keyId: String(json.keyId), keySecret: String(json.keySecret) }
}

async function deliver(product: Product, records: readonly DynamoDBRecord[]): Promise<void> {
  const { batchItemFailures } = await product.sweep(records)
  assert.deepEqual(batchItemFailures, [])
}

async function expectToken(product: Product, keypair: Credentials, status: number) {
  const answered = await product.token(keypair)
  assert.equal(answered.status, status, `${keypair.keyId}: ${answered.text}`)
}
