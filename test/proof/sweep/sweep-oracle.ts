import assert from 'node:assert/strict'
import { KEYPAIR_PREFIX } from '../../../shared/aws/table/items/keypair-item.ts'
import { ownerPartition } from '../../../shared/aws/table/items/owner-item.ts'
import type { Item } from '../../../shared/aws/table/table.ts'
import { PARTITION } from '../../../shared/aws/table/table-shape.ts'
import type { Customer } from './customer.ts'
import type { DeliveryCounts } from './faulty-event-source.ts'
import type { Poison } from './poison.ts'
import { type Contents, nameOf, type Table } from './table.ts'

const NAMED_MAX = 5
/**
 * How many items the stream may leave to the reconciliation: those of a few environments that poison hides.
 */
const LEFT_MAX = 200

/** The oracle of the sweep: which items must be removed, which must stay, and which must not change. */
export class SweepOracle {
  readonly #incarnations: ReadonlySet<unknown>
  readonly #keyIds: ReadonlySet<unknown>
  readonly #customers: readonly Customer[]
  readonly #poisons: readonly Poison[]
  readonly #staying: ReadonlySet<string>
  readonly #table: Table
  #kept: Contents = new Map()

  constructor(table: Table, customers: readonly Customer[], poisons: readonly Poison[]) {
    this.#table = table
    this.#customers = customers
    this.#poisons = poisons
    this.#incarnations = new Set(customers.flatMap(({ incarnations }) => incarnations))
    this.#keyIds = new Set(customers.flatMap(({ keyIds }) => keyIds))
    this.#staying = new Set(poisons.flatMap(({ items }) => items.map(nameOf)))
  }

  /**
   * Remembers the present state of all items that nobody may touch.
   *
   * @throws {Error} when an item that was remembered before has changed
   */
  async keep(): Promise<void> {
    const now = await this.#table.contents()
    this.#expectKept(now)
    this.#kept = new Map([...now].filter(([, { item }]) => !this.#isOrphan(item)))
  }

  /** @throws {Error} when an orphan is left in the partition of an owner whose record is done */
  async expectSwept(partition: string): Promise<void> {
    const items = await this.#table.partition(partition)
    const left = items.filter((item) => this.#isOrphan(item)).map(nameOf)
    expectNone(left, 'orphans of an owner whose record was done')
  }

  /**
   * Checks what the stream did: every orphan that is left belongs to an owner whose records were all given
   * up, or that has no record.
   *
   * @returns how many orphans are left
   * @throws {Error} naming other orphans, or items of others that were touched
   */
  async afterStream(deliveryCounts: ReadonlyMap<string, DeliveryCounts>): Promise<number> {
    const now = await this.#table.contents()
    this.#expectKept(now)
    const left = this.#leftIn(now)
    const excused = this.#partitionsGivenUp(deliveryCounts)
    const keypairs = new Set(left.map(({ sk }) => String(sk)).filter(isKeypair))
    const orphans = left.filter(({ pk, sk }) => {
      const [partition, place] = [String(pk), String(sk)]
      const keyId = keyIdIn(partition)
      // The items that depend on a keypair are removed together with it.
      if (keyId !== undefined) return !keypairs.has(KEYPAIR_PREFIX + keyId)
      return !excused.has(partition.startsWith(PARTITION.user) ? place : partition)
    })
    expectNone(orphans.map(nameOf), 'orphans of owners whose records were done')
    for (const { label } of this.#poisons) {
      const { delivered, givenUp } = deliveryCounts.get(label) ?? { delivered: 0, givenUp: 0 }
      if (delivered >= 2 && delivered === givenUp) continue
      throw new Error(`${label} was delivered ${delivered} times, and given up ${givenUp} times`)
    }
    assert(left.length <= LEFT_MAX, `${left.length} items were left to the reconciliation`)
    return left.length
  }

  /** @throws {Error} when there is an orphan, or an item of others was touched */
  async atTheEnd(): Promise<void> {
    const now = await this.#table.contents()
    this.#expectKept(now)
    expectNone(this.#leftIn(now).map(nameOf), 'orphans after the reconciliation')
    const missing = [...this.#staying].filter((name) => !now.has(name))
    expectNone(missing, 'poison items were removed')
    const strange = [...now.keys()].filter(
      (name) => !this.#kept.has(name) && !this.#staying.has(name),
    )
    expectNone(strange, 'items that nobody wrote')
  }

  #partitionsGivenUp(deliveryCounts: ReadonlyMap<string, DeliveryCounts>): ReadonlySet<string> {
    const given = [...deliveryCounts].filter(([, { delivered, givenUp }]) => delivered === givenUp)
    const partitions = new Set(given.map(([label]) => label))
    const untold = this.#customers
      .filter(({ account }) => partitions.has(ownerPartition(account)))
      .flatMap(({ environments }) => environments.map(ownerPartition))
      .filter((partition) => !deliveryCounts.has(partition))
    return partitions.union(new Set(untold))
  }

  #isOrphan({ pk, incarnation }: Item): boolean {
    return this.#incarnations.has(incarnation) || this.#keyIds.has(keyIdIn(String(pk)))
  }

  #leftIn(now: Contents): readonly Item[] {
    return [...now]
      .filter(([name, { item }]) => this.#isOrphan(item) && !this.#staying.has(name))
      .map(([, { item }]) => item)
  }

  #expectKept(now: Contents): void {
    const touched = [...this.#kept].filter(([name, { text }]) => now.get(name)?.text !== text)
    expectNone(
      touched.map(([name]) => name),
      'items of open owners were touched',
    )
  }
}

function isKeypair(sortKey: string): boolean {
  return sortKey.startsWith(KEYPAIR_PREFIX)
}

/** The key ID in the partition key of a locator or a usage item. */
function keyIdIn(partition: string): string | undefined {
  const prefix = [PARTITION.keypair, PARTITION.usage].find((one) => partition.startsWith(one))
  return prefix && partition.slice(prefix.length)
}

function expectNone(names: readonly string[], what: string): void {
  if (names.length === 0) return
  const some = names.slice(0, NAMED_MAX).join(', ')
  throw new Error(`${names.length} ${what}: ${some}`)
}
