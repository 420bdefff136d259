import type { Item } from '../../../shared/aws/table/table.ts'
import type { Credentials } from '../../in-memory/product/product.ts'
import type { Random } from '../runner/random.ts'
import { type Customer, makeCustomer } from './customer.ts'
import { makePoisons, type Poison } from './poison.ts'

const KEYPAIRS_PER_ENVIRONMENT = 100
const ENVIRONMENTS_MIN = 5
const KEYPAIRS_PER_POISON = 500
const SAMPLED = 50

/** Who closes, and what is wrong with it. */
export interface Cast {
  /** The large one. */
  readonly customer: Customer
  /** Registered again before any sweep: its old environments then stand under an account that is open. */
  readonly reborn: Customer
  /** These two, and those whom a poison brings. */
  readonly customers: readonly Customer[]
  readonly poisons: readonly Poison[]
  /** Some of all their keypairs: they must not work once their account has closed. */
  readonly dead: readonly Credentials[]
  /** To be put into the table, one after the other. */
  readonly items: readonly (readonly Item[])[]
}

/** Makes all who close, with so many keypairs that are their environments', and poison one in 500. */
export async function makeCast(random: Random, keypairs: number): Promise<Cast> {
  const environments = Math.max(ENVIRONMENTS_MIN, Math.round(keypairs / KEYPAIRS_PER_ENVIRONMENT))
  const customer = await makeCustomer(random, {
    id: 'acme',
    environments,
    keypairs: Math.ceil(keypairs / environments),
    sampled: SAMPLED,
  })
  const reborn = await makeCustomer(random, {
    id: 'reborn',
    environments: 2,
    keypairs: 10,
    sampled: 20,
  })
  const number = Math.max(1, Math.floor(keypairs / KEYPAIRS_PER_POISON))
  const poisons = await makePoisons(random, number, customer.environments)
  const customers = [customer, reborn, ...poisons.flatMap((poison) => poison.customer ?? [])]
  return {
    customer,
    reborn,
    customers,
    poisons,
    dead: customers.flatMap(({ credentials }) => credentials),
    items: [customers.flatMap(({ items }) => items), poisons.flatMap(({ items }) => items)],
  }
}
