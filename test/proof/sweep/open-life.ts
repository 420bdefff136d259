import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Credentials, Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'

const ADMINISTRATOR = 'ada'

export interface LifeOptions {
  /** Of an environment. */
  readonly accountId?: string
  readonly keypairs: number
}

/**
 * Registers an owner and gives it an administrator and keypairs, all through the API: a life that nothing
 * may touch.
 *
 * @throws {Error} when the product does not let it
 */
export async function openLife(
  product: Product,
  owner: OwnerRef,
  { accountId, keypairs }: LifeOptions,
): Promise<readonly Credentials[]> {
  const body = { name: owner.id, ...(accountId !== undefined && { accountId }) }
  expectStatus(await product.platform(`register-${owner.type}`, owner, { body }), 201)
  const params = { userId: ADMINISTRATOR }
  expectStatus(await product.platform('grant-administrator', owner, { params }), 204)
  const credentials: Credentials[] = []
  for (let place = 0; place < keypairs; place += 1) {
    const call = { body: { scopes: ['feedback-report:read'] } }
    const created = await product.manage('create-keypair', ADMINISTRATOR, owner, call)
    expectStatus(created, 201)
    const { keyId, keySecret } = created.json
    credentials.push({ keyId: String(keyId), keySecret: String(keySecret) })
  }
  return credentials
}

/** @throws {Error} when a function answered otherwise */
export function expectStatus(reply: Reply, status: number): void {
  if (reply.status === status) return
  throw new Error(`answered ${reply.status} instead of ${status}: ${reply.text}`)
}
