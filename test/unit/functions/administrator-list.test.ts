import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'

let product: ProductFixture

beforeEach(async () => {
  product = await ProductFixture.open()
})

afterEach(() => product.close())

const listed = async (owner: OwnerRef) =>
  expectStatus(await product.product.platform('list-administrators', owner), 200).json.items

test('the list of administrators shows the explicit grants of the owner’s present incarnation', async () => {
  const account = await product.account('ada', 'bob')
  const environment = await product.environment(account)
  await product.grant(environment, 'eve')
  await product.keypair(account)
  const of = (userId: string) => expect.objectContaining({ userId })
  expect(await listed(account)).toEqual([of('ada'), of('bob')])
  expect(await listed(environment)).toEqual([of('eve')])
  await product.closeOwner(account)
  const body = { name: 'Acme' }
  expectStatus(await product.product.platform('register-account', account, { body }), 201)
  expect(await listed(account)).toEqual([])
})

test('a past expiry is refused, with its name, when a keypair is created and when it is updated', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account)
  const body = { expiresAt: new Date().toISOString() }
  const refused = {
    status: 400,
    json: { errors: [{ member: 'expiresAt', reason: 'must be in the future' }] },
  }
  const made = { body: { scopes: [], ...body } }
  expect(await product.product.manage('create-keypair', 'ada', account, made)).toMatchObject(
    refused,
  )
  expect(await product.manage('update-keypair', keypair, { body })).toMatchObject(refused)
})
