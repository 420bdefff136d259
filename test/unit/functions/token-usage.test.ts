import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import {
  type CreatedKeypair,
  expectStatus,
  ProductFixture,
} from '../../in-memory/product/product-fixture.ts'

const HOUR_SECONDS = 3600

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

const usageOf = ({ keyId }: CreatedKeypair) =>
  product.itemsNaming(keyId).find(({ sk }) => sk === 'USAGE')

describe('the use of a secret is recorded', () => {
  test('at most once an hour, and then again', async () => {
    const keypair = await product.keypair(account)
    await product.product.token(keypair)
    const first = usageOf(keypair)
    expect(first).toMatchObject({
      lastUsedAt: product.start.toISOString(),
      [`secret#${keypair.secretId}`]: product.start.toISOString(),
    })
    product.forward(HOUR_SECONDS - 1)
    await product.product.token(keypair)
    expect(usageOf(keypair)).toEqual(first)
    product.forward(1)
    await product.product.token(keypair)
    expect(usageOf(keypair)?.lastUsedAt).toBe(new Date().toISOString())
  })

  test('for each secret separately', async () => {
    const keypair = await product.keypair(account)
    await product.product.token(keypair)
    const next = await product.rotate(keypair)
    product.forward(60)
    await product.product.token(next)
    expect(usageOf(keypair)).toMatchObject({
      [`secret#${keypair.secretId}`]: product.start.toISOString(),
      [`secret#${next.secretId}`]: new Date().toISOString(),
    })
  })

  test('once for all processes: the table decides, and the token does not wait for it', async () => {
    const keypair = await product.keypair(account)
    const noted = new Date(product.start.getTime() - 60_000).toISOString()
    const item = { pk: `USAGE#${keypair.keyId}`, sk: 'USAGE', lastUsedAt: noted }
    product.put({ ...item, [`secret#${keypair.secretId}`]: noted })
    expectStatus(await product.product.token(keypair), 200)
    expect(product.itemsNaming(keypair.keyId)).toContainEqual(
      expect.objectContaining({ lastUsedAt: noted }),
    )
  })

  test('not when the table fails: the token is issued anyway, and a later use is recorded after a minute', async () => {
    const keypair = await product.keypair(account)
    product.answerNext('TransactWriteItemsCommand', () => {
      throw new Error('a fault of AWS')
    })
    expectStatus(await product.product.token(keypair), 200)
    expect(usageOf(keypair)).toBeUndefined()
    product.forward(59)
    expectStatus(await product.product.token(keypair), 200)
    expect(usageOf(keypair)).toBeUndefined()
    product.forward(1)
    expectStatus(await product.product.token(keypair), 200)
    expect(usageOf(keypair)?.lastUsedAt).toBe(new Date().toISOString())
  })

  test('not for a keypair that is removed at that moment: nothing is left of it [TM-12]', async () => {
    const keypair = await product.keypair(account)
    product.overtakeNext('TransactWriteItemsCommand', () =>
      product.manage('remove-keypair', keypair),
    )
    expectStatus(await product.product.token(keypair), 200)
    expect(product.itemsNaming(keypair.keyId)).toEqual([])
  })
})
