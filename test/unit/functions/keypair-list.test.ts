import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

describe('the keypairs of an owner', () => {
  test('are listed page by page, each once, across pages of the table too', async () => {
    const made = new Set<string>()
    for (let count = 0; count < 25; count += 1) {
      made.add((await product.keypair(account)).keyId)
    }
    const seen: string[] = []
    let query: Record<string, string> = { limit: '10' }
    for (let pages = 1; ; pages += 1) {
      const reply = await product.product.manage('list-keypairs', 'ada', account, { query })
      const { items, nextCursor } = expectStatus(reply, 200).json
      if (!Array.isArray(items)) throw new Error('an answer without keypairs')
      expect(items.length).toBeLessThanOrEqual(10)
      seen.push(...items.map(({ keyId }) => `${keyId}`))
      if (typeof nextCursor !== 'string') {
        expect(pages).toBe(3)
        break
      }
      query = { limit: '10', cursor: nextCursor }
    }
    expect(seen).toEqual([...made].sort())
  })

  test('are listed with their last uses, and also without any', async () => {
    const used = await product.keypair(account)
    const unused = await product.keypair(account)
    expectStatus(await product.product.token(used), 200)
    const { json } = await product.product.manage('list-keypairs', 'ada', account)
    expect(json.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ keyId: used.keyId, lastUsedAt: product.start.toISOString() }),
        expect.objectContaining({ keyId: unused.keyId, lastUsedAt: null }),
      ]),
    )
  })
})
