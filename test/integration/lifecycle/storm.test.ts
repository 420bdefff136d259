import type { DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { type CreatedKeypair, freshId, pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { until } from '../../support/until.ts'
import { deletionOf, deliverToSweep, reconcile } from '../support/background.ts'
import { ghosts } from '../support/ghosts.ts'
import { itemsNaming } from '../support/table.ts'

const ROUNDS = 8

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const open = async (owner: OwnerRef, body: object = {}) => {
  await product.register(owner, body)
  await product.grant(owner, 'ada')
}

const statuses = (keypairs: readonly CreatedKeypair[]) =>
  Promise.all(keypairs.map(async (keypair) => (await product.token(keypair)).status))

/**
 * The same ids are closed and registered again, over and over, with the environment under one account and
 * then the other. Meanwhile the events of all former closings arrive again, in other orders, beside the
 * stream's and the daily reconciliation.
 */
test('old events remove nothing of the open incarnation, however often they arrive [TM-14] [TM-58] [TM-20] [RG-13]', async () => {
  const accounts: readonly [OwnerRef, OwnerRef] = [
    { type: 'account', id: freshId('account') },
    { type: 'account', id: freshId('account') },
  ]
  const environment: OwnerRef = { type: 'environment', id: freshId('environment') }
  const [first, second] = accounts
  const records: DynamoDBRecord[] = []
  const buried: CreatedKeypair[] = []
  await open(second)

  for (let round = 0; round < ROUNDS; round += 1) {
    const above = round % 2 ? second : first
    await open(first)
    await open(second)
    await open(environment, { accountId: above.id })
    const delivered = [
      deliverToSweep(...records.slice(0, 90)),
      deliverToSweep(...records.toReversed().slice(0, 90)),
    ]
    const reconciled = round % 5 === 0 ? reconcile() : undefined
    const standing = [
      await product.keypair(above, 'ada'),
      await product.keypair(environment, 'ada'),
    ]
    await reconciled
    for (const answer of await Promise.all(delivered)) expect(answer.batchItemFailures).toEqual([])
    expect(await statuses(standing)).toEqual([200, 200])

    if (round % 3 === 0) await product.close(environment)
    await product.close(above)
    records.push(deletionOf(above), deletionOf(environment))
    buried.push(...standing)
    expect(await statuses(buried.slice(-8))).not.toContain(200)
  }

  for (const owner of accounts) await product.platform('DELETE', pathOf(owner))
  await deliverToSweep(...[...accounts, environment].map(deletionOf))
  const names = [...accounts, environment].map(({ id }) => id)
  await until('the sweep of everything', async () => {
    const left = await itemsNaming(product, ...names, ...buried.map(({ keyId }) => keyId))
    return left.length === 0
  })
  expect(await ghosts(product)).toEqual([])
})
