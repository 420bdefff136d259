// Lives that nobody may touch: beside the closed one, and under its very ids.
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { Credentials, Product } from '../../in-memory/product/product.ts'
import type { Customer } from './customer.ts'
import { openLife } from './open-life.ts'

const ACCOUNT: OwnerRef = { type: 'account', id: 'bystander' }
const ENVIRONMENTS: readonly OwnerRef[] = [0, 1].map((place) => {
  return { type: 'environment', id: `bystander-environment-${place}` }
})
export const BYSTANDERS: readonly OwnerRef[] = [ACCOUNT, ...ENVIRONMENTS]
/** The last of the closed environments: the first have the poison. */
const ELSEWHERE = 3

/** Registers who has nothing to do with the closing. */
export async function openBystanders(product: Product): Promise<Credentials[]> {
  const credentials = [...(await openLife(product, ACCOUNT, { keypairs: 2 }))]
  for (const environment of ENVIRONMENTS) {
    const options = { accountId: ACCOUNT.id, keypairs: 5 }
    credentials.push(...(await openLife(product, environment, options)))
  }
  return credentials
}

/** Ids of closed environments are registered again, under another account, before any sweep has run. */
export async function openElsewhere(
  product: Product,
  { environments }: Customer,
): Promise<Credentials[]> {
  const credentials: Credentials[] = []
  for (const { id } of environments.slice(-ELSEWHERE)) {
    const options = { accountId: ACCOUNT.id, keypairs: 3 }
    credentials.push(...(await openLife(product, { type: 'environment', id }, options)))
  }
  return credentials
}

/** An account's own id is registered again, and ids of its environments under it. */
export async function openAgain(
  product: Product,
  account: OwnerRef,
  environments: readonly OwnerRef[] = [],
): Promise<Credentials[]> {
  const credentials = [...(await openLife(product, account, { keypairs: 2 }))]
  for (const { id } of environments) {
    const options = { accountId: account.id, keypairs: 2 }
    credentials.push(...(await openLife(product, { type: 'environment', id }, options)))
  }
  return credentials
}
