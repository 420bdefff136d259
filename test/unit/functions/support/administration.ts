import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { ProductFixture } from '../../../in-memory/product/product-fixture.ts'

/** The status of a user's request for an owner's keypairs: only administrators may list them. */
export async function listed(
  product: ProductFixture,
  owner: OwnerRef,
  user = 'ada',
): Promise<number> {
  return (await product.product.manage('list-keypairs', user, owner)).status
}

/** Grants or revokes, as the platform. */
export async function change(
  product: ProductFixture,
  operationId: string,
  owner: OwnerRef,
  userId = 'ada',
) {
  return await product.product.platform(operationId, owner, { params: { userId } })
}
