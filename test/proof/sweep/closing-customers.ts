import type { Item } from '../../../shared/aws/table/table.ts'
import type { Credentials } from '../../in-memory/product/product.ts'
import type { Random } from '../runner/random.ts'
import { type Customer, makeCustomer } from './customer.ts'
import { makePoisons, type Poison } from './poison.ts'

const KEYPAIRS_PER_ENVIRONMENT = 100
const ENVIRONMENTS_MIN = 5
const KEYPAIRS_PER_POISON = 500
const SAMPLED = 50

/** The customers whose accounts close, and the poison among them. */
export interface ClosingCustomers {
  /** The large one. */
  readonly customer: Customer
  /**
   * Its account is registered again before any sweep: then its old environments are under an open account.
   */
  readonly registeredAgain: Customer
  /** These two, and the customers of some poisons. */
  readonly customers: readonly Customer[]
  readonly poisons: readonly Poison[]
  /** A sample of their keypairs: they must not work once their account has closed. */
  readonly closedKeypairs: readonly Credentials[]
  /** To be put into the table, one list after the other. */
  readonly items: readonly (readonly Item[])[]
}

/** Makes the customers, with so many keypairs in the large one's environments, and a poison for every 500. */
export async function makeClosingCustomers(
  random: Random,
  keypairs: number,
): Promise<ClosingCustomers> {
  const environments = Math.max(ENVIRONMENTS_MIN, Math.round(keypairs / KEYPAIRS_PER_ENVIRONMENT))
  const customer = await makeCustomer(random, {
    id: 'acme',
    environments,
    keypairs: Math.ceil(keypairs / environments),
    sampled: SAMPLED,
  })
  const registeredAgain = await makeCustomer(random, {
    id: 'reborn',
    environments: 2,
    keypairs: 10,
    sampled: 20,
  })
  const number = Math.max(1, Math.floor(keypairs / KEYPAIRS_PER_POISON))
  const poisons = await makePoisons(random, number, customer.environments)
  const customers = [
    customer,
    registeredAgain,
    ...poisons.flatMap((poison) => poison.customer ?? []),
  ]
  return {
    customer,
    registeredAgain,
    customers,
    poisons,
    closedKeypairs: customers.flatMap(({ credentials }) => credentials),
    items: [customers.flatMap(({ items }) => items), poisons.flatMap(({ items }) => items)],
  }
}
