import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Credentials, Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'

const ADMINISTRATOR = 'ada'

export interface RegistrationOptions {
  /** The account of an environment. */
  readonly accountId?: string
  readonly keypairs: number
}

/**
 * Registers an owner, and gives it an administrator and keypairs, all through the API.
 *
 * @throws {Error} when the product refuses any of it
 */
export async function registerOwner(
  product: Product,
  owner: OwnerRef,
  { accountId, keypairs }: RegistrationOptions,
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

/** @throws {Error} when the answer has another status */
export function expectStatus(reply: Reply, status: number): void {
  if (reply.status === status) return
  throw new Error(`answered ${reply.status} instead of ${status}: ${reply.text}`)
}
