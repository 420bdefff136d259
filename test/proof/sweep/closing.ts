import type { Product } from '../../in-memory/product/product.ts'
import type { Assignment } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { makeCast } from './cast.ts'
import type { Deletions } from './deletions.ts'
import { EventSource } from './event-source.ts'
import { Faults } from './faults.ts'
import { figure } from './figure.ts'
import { BYSTANDERS, openAgain, openBystanders, openElsewhere } from './newer-lives.ts'
import { expectStatus } from './open-life.ts'
import type { Poison } from './poison.ts'
import { deletionOf, type Told, told } from './records.ts'
import type { Table } from './table.ts'
import { expectRefusals, expectTokens } from './tokens.ts'
import { Verdict } from './verdict.ts'

const SECONDS_MAX = 300
/** What the figure above is stated for. */
const KEYPAIRS_OF_SECONDS_MAX = 10_000

/** What the story plays on. */
export interface Stage {
  readonly product: Product
  readonly table: Table
  readonly deletions: Deletions
}

/**
 * The story of one closing: once before any sweep, once through the stream with its faults, once when all
 * events come again, late; and the reconciliation.
 *
 * @throws {Error} when something is not as it must be on the way
 */
export async function closing(
  { product, table, deletions }: Stage,
  { seed, count }: Assignment,
): Promise<string> {
  const random = new Random(seed)
  const faults = new Faults(seed)
  faults.install()
  const cast = await makeCast(random, count)
  const { customer, reborn, customers, poisons, dead } = cast
  for (const items of cast.items) await table.putAll(items)
  await product.rotateSigningKey()
  const standing = await openBystanders(product)
  await expectTokens(product, [...dead, ...standing], 'before the closing')

  await deletions.beginNow()
  const start = performance.now()
  for (const { account } of customers) {
    expectStatus(await product.platform('close-account', account), 204)
  }
  await expectRefusals(product, dead, 'before any sweep')
  standing.push(...(await openElsewhere(product, customer)))
  standing.push(...(await openAgain(product, reborn.account)))
  await expectRefusals(product, dead, 'under ids that are open again')
  await expectTokens(product, standing, 'before any sweep')
  const verdict = new Verdict(table, customers, poisons)
  await verdict.keep()

  const expectDone = (about: string) => verdict.expectSwept(about)
  const source = new EventSource({ product, faults, random, expectDone })
  const byHand = recordsByHand(poisons)
  const first = await sweepAll(source, deletions, [...byHand, ...byHand])
  await expectRefusals(product, dead, 'while it is swept')

  const again = customer.environments.slice(1, 2)
  standing.push(...(await openAgain(product, customer.account, again)))
  await expectTokens(product, standing, 'while it is swept')
  await verdict.keep()
  await sweepAll(source, deletions, [...byHand, ...first])
  const left = await verdict.afterStream(source.fates)
  const seconds = (performance.now() - start) / 1000
  const secondsMax = SECONDS_MAX * Math.max(1, count / KEYPAIRS_OF_SECONDS_MAX)
  if (seconds > secondsMax) throw new Error(`it took ${seconds} s, over ${secondsMax} s`)

  await reconcile(product, poisons)
  await verdict.atTheEnd()
  await expectRefusals(product, dead, 'at the end')
  await expectTokens(product, standing, 'at the end')
  return figure({ customer, seconds, left, poisons, source, faults })
}

/** What the stream does not bring: malformed records, and events of a former life of those who are open. */
function recordsByHand(poisons: readonly Poison[]): readonly Told[] {
  const open = BYSTANDERS.map((owner) => told(deletionOf(owner)))
  return [...open, ...poisons.flatMap((poison) => poison.told ?? [])]
}

/**
 * Delivers records, and everything twice that the stream then tells, until it tells no more.
 *
 * @returns what the stream told
 */
async function sweepAll(
  source: EventSource,
  deletions: Deletions,
  records: readonly Told[],
): Promise<readonly Told[]> {
  const all: Told[] = []
  for (let wave = records; ; ) {
    const fresh = (await deletions.read()).map(told).sort(byAbout)
    all.push(...fresh)
    wave = [...wave, ...fresh, ...fresh]
    if (wave.length === 0) return all
    await source.deliver(wave)
    wave = []
  }
}

/** In an order that does not depend on what ran beside what. */
function byAbout(a: Told, b: Told): number {
  return a.about < b.about ? -1 : 1
}

/** The daily run, without faults. It fails where poison keeps it from its end, having done all the rest. */
async function reconcile(product: Product, poisons: readonly Poison[]): Promise<void> {
  const isPoisoned = poisons.some(({ items }) => items.length > 0)
  const failure: unknown = await product.reconcile().then(
    () => undefined,
    (error: unknown) => error,
  )
  if (isPoisoned === failure instanceof AggregateError) return
  throw failure ?? new Error('the reconciliation did not tell of the poison')
}
