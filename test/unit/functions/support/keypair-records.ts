import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { CreatedKeypair, ProductFixture } from '../../../in-memory/product/product-fixture.ts'

/** How many keypairs an owner has, as the table keeps count. */
export function countOf(product: ProductFixture, { id }: OwnerRef) {
  return product.itemsNaming(id).find(({ sk }) => sk === 'OWNER')?.keypairCount
}

export function keypairItem(product: ProductFixture, { keyId }: CreatedKeypair) {
  return product.itemsNaming(keyId).find(({ sk }) => sk.startsWith('KEYPAIR#'))
}

/** What the newest event of an action says. */
export function eventOf(product: ProductFixture, owner: OwnerRef, action: string) {
  return product.eventsOf(owner).findLast((event) => event.action === action)
}
