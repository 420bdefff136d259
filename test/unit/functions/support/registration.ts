import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { ProductFixture } from '../../../in-memory/product/product-fixture.ts'

/** Requests the registration of an account. Any answer is returned. */
export async function register(product: ProductFixture, account: OwnerRef, name: string) {
  return await product.product.platform('register-account', account, { body: { name } })
}

/** Requests the registration of an environment. Any answer is returned. */
export async function registerEnvironment(
  product: ProductFixture,
  environment: OwnerRef,
  body: { readonly accountId: string } & Readonly<Record<string, unknown>>,
) {
  const call = { body: { name: 'Production', ...body } }
  return await product.product.platform('register-environment', environment, call)
}

export function ownerItem(product: ProductFixture, { id }: OwnerRef) {
  return product.itemsNaming(id).find(({ sk }) => sk === 'OWNER')
}
