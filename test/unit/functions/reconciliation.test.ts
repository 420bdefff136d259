import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { TABLE_NAME } from '../../in-memory/product/settings.ts'
import { customer, left, registerAgain } from './support/sweeping.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

describe('the reconciliation', () => {
  test('removes orphans that the stream never reported, and leaves everything else [TM-56]', async () => {
    const acme = await customer(product)
    const other = await customer(product)
    const before = left(product, other)
    await product.closeOwner(acme.account)
    const report = await product.product.reconcile()
    expect(report).toMatchObject({ owners: 2, removed: 5 })
    await product.product.reconcile()
    expect(left(product, acme)).toEqual([])
    expect(left(product, other)).toEqual(before)
    expect(await product.product.reconcile()).toEqual({ owners: 0, removed: 0 })
  })

  test('removes items of a former incarnation, or of none, under an open owner', async () => {
    const account = await product.account('ada')
    const old = await product.keypair(account)
    await product.closeOwner(account)
    await registerAgain(product, account)
    expect(await product.product.reconcile()).toEqual({ owners: 1, removed: 2 })
    expect(product.itemsNaming(old.keyId)).toEqual([])
    product.put({ pk: `ACCOUNT#${account.id}`, sk: 'SOMETHING' })
    await expect(product.product.reconcile()).rejects.toThrow()
  })

  test('fails for one owner that cannot be swept, after it has swept the others', async () => {
    const closed = []
    for (let made = 0; made < 3; made += 1) {
      const account = await product.account('ada')
      await product.closeOwner(account)
      closed.push(account)
    }
    const poison = { pk: `ACCOUNT#${closed[0]?.id}`, sk: 'A-POISON', incarnation: 'x' }
    product.put(poison)
    await expect(product.product.reconcile()).rejects.toThrow('1 failed')
    for (const { id } of closed.slice(1)) expect(product.itemsNaming(id)).toEqual([])
    expect(product.itemsNaming(poison.pk)).toEqual([poison])
  })

  test('reports an owner that cannot be read, and continues', async () => {
    const acme = await product.account('ada')
    await product.closeOwner(acme)
    product.put({ pk: 'ACCOUNT#unreadable', sk: 'OWNER', type: 'account', incarnation: 'x' })
    await expect(product.product.reconcile()).rejects.toThrow('1 failed')
    expect(product.itemsNaming(acme.id)).toEqual([])
  })

  test('reads the whole table, page by page', async () => {
    for (let made = 0; made < 60; made += 1) await product.account('ada')
    const acme = await product.account('ada')
    await product.closeOwner(acme)
    expect(product.dynamodb.items(TABLE_NAME).length).toBeGreaterThan(180)
    expect(await product.product.reconcile()).toEqual({ owners: 1, removed: 1 })
    expect(product.itemsNaming(acme.id)).toEqual([])
  })

  test('reads only the owner and the incarnation of an item', async () => {
    const read: unknown[] = []
    product.answerNext('ScanCommand', ({ input }) => {
      read.push(input.ProjectionExpression)
      return { Items: [] }
    })
    await product.product.reconcile()
    expect(read).toEqual(['pk, sk, incarnation'])
  })
})
