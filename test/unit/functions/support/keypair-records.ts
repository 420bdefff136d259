import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { CreatedKeypair, ProductFixture } from '../../../in-memory/product/product-fixture.ts'

/** The table's count of an owner's keypairs. */
export function countOf(product: ProductFixture, { id }: OwnerRef) {
  return product.itemsNaming(id).find(({ sk }) => sk === 'OWNER')?.keypairCount
}

export function keypairItem(product: ProductFixture, { keyId }: CreatedKeypair) {
  return product.itemsNaming(keyId).find(({ sk }) => sk.startsWith('KEYPAIR#'))
}

/** The newest audit event of an action. */
export function eventOf(product: ProductFixture, owner: OwnerRef, action: string) {
  return product.eventsOf(owner).findLast((event) => event.action === action)
}
