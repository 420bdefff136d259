import { expect } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { expectStatus, type ProductFixture } from '../../../in-memory/product/product-fixture.ts'

/** A customer with everything that an owner can have, including last uses. */
export async function customer(product: ProductFixture) {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  await product.grant(environment, 'bob')
  const keypairs = [await product.keypair(account), await product.keypair(environment)]
  for (const keypair of keypairs) expectStatus(await product.product.token(keypair), 200)
  return { account, environment, keypairs }
}

type Customer = Awaited<ReturnType<typeof customer>>

/** The items of a customer that are still in the table. */
export function left(product: ProductFixture, { account, environment, keypairs }: Customer) {
  const ids = [account.id, environment.id, ...keypairs.map(({ keyId }) => keyId)]
  return product
    .itemsNaming('')
    .filter(({ pk, sk }) =>
      ids.some((id) => [`#${id}`, id].some((end) => `${pk}`.endsWith(end) || sk.endsWith(end))),
    )
}

export async function registerAgain(product: ProductFixture, { id }: OwnerRef): Promise<void> {
  const call = { body: { name: 'Acme' } }
  const account: OwnerRef = { type: 'account', id }
  expectStatus(await product.product.platform('register-account', account, call), 201)
}

/** Sweeps the records of the stream, until there are no more. */
export async function sweepAll(product: ProductFixture): Promise<void> {
  const records = product.dynamodb.streamRecords
  while (records.length > 0) {
    const { batchItemFailures } = await product.product.sweep(records.splice(0, 1))
    expect(batchItemFailures).toEqual([])
  }
}

/** A record of the stream: the item with this key was removed. */
export function recordOf(pk: string, sk: string, SequenceNumber = '1') {
  return {
    eventID: SequenceNumber,
    eventName: 'REMOVE' as const,
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber },
  }
}
