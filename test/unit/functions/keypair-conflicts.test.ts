import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { countOf, keypairItem } from './support/keypair-records.ts'

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

describe('a keypair is changed', () => {
  test('only with its present version, when the request demands a version', async () => {
    const keypair = await product.keypair(account)
    expectStatus(await product.manage('disable-keypair', keypair), 200)
    const headers = { 'if-match': '"1"' }
    const { secretId } = keypair
    for (const [operationId, params] of [
      ['enable-keypair', undefined],
      ['remove-keypair', undefined],
      ['retire-secret', { secretId }],
    ] as const) {
      const call = { headers, ...(params && { params }) }
      const refused = await product.manage(operationId, keypair, call)
      expect(refused).toMatchObject({
        status: 412,
        json: {
          code: 'precondition-failed',
          detail: 'The keypair has changed since you read it.',
        },
      })
    }
    const current = { headers: { 'if-match': '"2"' } }
    expectStatus(await product.manage('enable-keypair', keypair, current), 200)
  })

  test('on top of a concurrent change: neither is lost [TM-17]', async () => {
    const keypair = await product.keypair(account)
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      expectStatus(await product.manage('disable-keypair', keypair), 200)
    })
    const body = { comment: 'both' }
    const { json } = expectStatus(await product.manage('update-keypair', keypair, { body }), 200)
    expect(json).toMatchObject({ comment: 'both', enabled: false })
    expect(keypairItem(product, keypair)).toMatchObject({
      version: 3,
      comment: 'both',
      enabled: false,
    })
  })

  test('not after a concurrent removal, and a second removal is not found', async () => {
    for (const operationId of ['disable-keypair', 'remove-keypair']) {
      const keypair = await product.keypair(account)
      product.overtakeNext('TransactWriteItemsCommand', async () => {
        expectStatus(await product.manage('remove-keypair', keypair), 204)
      })
      expect(await product.manage(operationId, keypair)).toMatchObject({ status: 404 })
      expect(product.itemsNaming(keypair.keyId)).toEqual([])
    }
    expect(countOf(product, account)).toBe(0)
  })
})
