import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { recordOf } from './support/sweeping.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

describe('the sweep', () => {
  test('reports the record of an item that it cannot remove, after it has removed everything else [TM-19]', async () => {
    const account = await product.account('ada')
    const { keyId } = await product.keypair(account)
    await product.closeOwner(account)
    const poison = { pk: `ACCOUNT#${account.id}`, sk: 'A-POISON', incarnation: 'x' }
    product.put(poison)
    const [record] = product.dynamodb.streamRecords
    const innocent = await product.account('ada')
    await product.closeOwner(innocent)
    const { batchItemFailures } = await product.product.sweep(product.dynamodb.streamRecords)
    const itemIdentifier = record?.dynamodb?.SequenceNumber
    expect(batchItemFailures).toEqual([{ itemIdentifier }])
    expect(product.itemsNaming(keyId)).toEqual([])
    expect(product.itemsNaming(account.id)).toEqual([poison])
    expect(product.itemsNaming(innocent.id)).toEqual([])
  })

  test.each([
    ['without an incarnation', { sk: `KEYPAIR#fbk_${'a'.repeat(26)}` }],
    ['of an unknown kind', { sk: 'SOMETHING', incarnation: 'x' }],
    ['with only the beginning of a known kind', { sk: 'KEYPAI', incarnation: 'x' }],
  ])('leaves to the operator an item %s', async (_, item) => {
    const account = await product.account()
    const pk = `ACCOUNT#${account.id}`
    product.put({ pk, ...item })
    await product.closeOwner(account)
    const { batchItemFailures } = await product.product.sweep(product.dynamodb.streamRecords)
    expect(batchItemFailures).toHaveLength(1)
    expect(product.itemsNaming(account.id)).toEqual([{ pk, ...item }])
  })

  test.each([
    ['ACCOUNT#acme', 'KEYPAIR#x'],
    ['USER#ada', 'OWNER'],
    ['', ''],
  ])('fails for a record of %j and %j, which belongs to no owner', async (pk, sk) => {
    const failing = [{ itemIdentifier: '7' }]
    const outcome = await product.product.sweep([recordOf(pk, sk, '7')])
    expect(outcome).toEqual({ batchItemFailures: failing })
    const nameless = { ...recordOf(pk, sk, '7'), dynamodb: { SequenceNumber: '7' } }
    expect(await product.product.sweep([nameless])).toEqual({ batchItemFailures: failing })
  })
})
