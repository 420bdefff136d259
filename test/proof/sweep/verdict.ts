import assert from 'node:assert/strict'
import { KEYPAIR_PREFIX } from '../../../shared/aws/table/items/keypair-item.ts'
import { ownerPartition } from '../../../shared/aws/table/items/owner-item.ts'
import type { Item } from '../../../shared/aws/table/table.ts'
import { PARTITION } from '../../../shared/aws/table/table-shape.ts'
import type { Customer } from './customer.ts'
import type { Fate } from './event-source.ts'
import type { Poison } from './poison.ts'
import { type Contents, nameOf, type Table } from './table.ts'

const NAMED_MAX = 5
/** What the stream may leave to the reconciliation: a few environments that poison hides from it, and no more. */
const LEFT_MAX = 200

/** Of closed customers: what must go, what must stay all the same, and what is none of their business. */
export class Verdict {
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
   * Remembers all that nobody may touch, as it is now.
   *
   * @throws {Error} when any of what was remembered before is not as it was
   */
  async keep(): Promise<void> {
    const now = await this.#table.contents()
    this.#expectKept(now)
    this.#kept = new Map([...now].filter(([, { item }]) => !this.#isDead(item)))
  }

  /** @throws {Error} when something dead is left in the partition of an owner whose record is done */
  async expectSwept(partition: string): Promise<void> {
    const items = await this.#table.partition(partition)
    const left = items.filter((item) => this.#isDead(item)).map(nameOf)
    expectNone(left, 'orphans of an owner whose record was done')
  }

  /**
   * Checks what the stream alone did: all that is left is of owners of whom every event was given up, or
   * of whom none could tell.
   *
   * @returns how many items the dead letters alone know of
   * @throws {Error} naming what else is left, or what was touched that is none of the customers'
   */
  async afterStream(fates: ReadonlyMap<string, Fate>): Promise<number> {
    const now = await this.#table.contents()
    this.#expectKept(now)
    const left = this.#leftIn(now)
    const excused = this.#partitionsGivenUp(fates)
    const keypairs = new Set(left.map(({ sk }) => String(sk)).filter(isKeypair))
    const orphans = left.filter(({ pk, sk }) => {
      const [partition, place] = [String(pk), String(sk)]
      const keyId = keyIdIn(partition)
      // What hangs on a keypair goes with it, never before or after.
      if (keyId !== undefined) return !keypairs.has(KEYPAIR_PREFIX + keyId)
      return !excused.has(partition.startsWith(PARTITION.user) ? place : partition)
    })
    expectNone(orphans.map(nameOf), 'orphans of owners whose events were done')
    for (const { about } of this.#poisons) {
      const { delivered, givenUp } = fates.get(about) ?? { delivered: 0, givenUp: 0 }
      if (delivered >= 2 && delivered === givenUp) continue
      throw new Error(`${about} was delivered ${delivered} times, and given up ${givenUp} times`)
    }
    assert(left.length <= LEFT_MAX, `${left.length} items were left to the reconciliation`)
    return left.length
  }

  /** @throws {Error} when there is an orphan, or something was touched that is none of the customers' */
  async atTheEnd(): Promise<void> {
    const now = await this.#table.contents()
    this.#expectKept(now)
    expectNone(this.#leftIn(now).map(nameOf), 'orphans after the reconciliation')
    const gone = [...this.#staying].filter((name) => !now.has(name))
    expectNone(gone, 'removed, though nobody knows what they are')
    const strange = [...now.keys()].filter(
      (name) => !this.#kept.has(name) && !this.#staying.has(name),
    )
    expectNone(strange, 'items that nobody wrote')
  }

  #partitionsGivenUp(fates: ReadonlyMap<string, Fate>): ReadonlySet<string> {
    const given = [...fates].filter(([, { delivered, givenUp }]) => delivered === givenUp)
    const partitions = new Set(given.map(([about]) => about))
    const untold = this.#customers
      .filter(({ account }) => partitions.has(ownerPartition(account)))
      .flatMap(({ environments }) => environments.map(ownerPartition))
      .filter((partition) => !fates.has(partition))
    return partitions.union(new Set(untold))
  }

  #isDead({ pk, incarnation }: Item): boolean {
    return this.#incarnations.has(incarnation) || this.#keyIds.has(keyIdIn(String(pk)))
  }

  #leftIn(now: Contents): readonly Item[] {
    return [...now]
      .filter(([name, { item }]) => this.#isDead(item) && !this.#staying.has(name))
      .map(([, { item }]) => item)
  }

  #expectKept(now: Contents): void {
    const touched = [...this.#kept].filter(([name, { text }]) => now.get(name)?.text !== text)
    expectNone(
      touched.map(([name]) => name),
      'touched, though of nobody who closed',
    )
  }
}

function isKeypair(sortKey: string): boolean {
  return sortKey.startsWith(KEYPAIR_PREFIX)
}

/** Of a locator's or a usage item's partition. */
function keyIdIn(partition: string): string | undefined {
  const prefix = [PARTITION.keypair, PARTITION.usage].find((one) => partition.startsWith(one))
  return prefix && partition.slice(prefix.length)
}

function expectNone(names: readonly string[], what: string): void {
  if (names.length === 0) return
  const some = names.slice(0, NAMED_MAX).join(', ')
  throw new Error(`${names.length} ${what}: ${some}`)
}
