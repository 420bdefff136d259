// Owners that the sweep must not touch: some beside the closed ones, some with the ids of closed ones.
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Credentials, Product } from '../../in-memory/product/product.ts'
import type { Customer } from './customer.ts'
import { registerOwner } from './register-owner.ts'

const ACCOUNT: OwnerRef = { type: 'account', id: 'bystander' }
const ENVIRONMENTS: readonly OwnerRef[] = [0, 1].map((place) => {
  return { type: 'environment', id: `bystander-environment-${place}` }
})
export const BYSTANDERS: readonly OwnerRef[] = [ACCOUNT, ...ENVIRONMENTS]
/** How many of the last closed environments: the first ones have the poison. */
const ELSEWHERE = 3

/** Registers owners that have nothing to do with the closing. */
export async function registerBystanders(product: Product): Promise<Credentials[]> {
  const credentials = [...(await registerOwner(product, ACCOUNT, { keypairs: 2 }))]
  for (const environment of ENVIRONMENTS) {
    const options = { accountId: ACCOUNT.id, keypairs: 5 }
    credentials.push(...(await registerOwner(product, environment, options)))
  }
  return credentials
}

/** Registers ids of closed environments again, under another account. */
export async function registerElsewhere(
  product: Product,
  { environments }: Customer,
): Promise<Credentials[]> {
  const credentials: Credentials[] = []
  for (const { id } of environments.slice(-ELSEWHERE)) {
    const options = { accountId: ACCOUNT.id, keypairs: 3 }
    credentials.push(...(await registerOwner(product, { type: 'environment', id }, options)))
  }
  return credentials
}

/** Registers a closed account's id again, and ids of its environments under it. */
export async function registerAgain(
  product: Product,
  account: OwnerRef,
  environments: readonly OwnerRef[] = [],
): Promise<Credentials[]> {
  const credentials = [...(await registerOwner(product, account, { keypairs: 2 }))]
  for (const { id } of environments) {
    const options = { accountId: account.id, keypairs: 2 }
    credentials.push(...(await registerOwner(product, { type: 'environment', id }, options)))
  }
  return credentials
}
