import type { Product } from '../../in-memory/product/product.ts'
import type { Assignment } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { BYSTANDERS, registerAgain, registerBystanders, registerElsewhere } from './bystanders.ts'
import { makeClosingCustomers } from './closing-customers.ts'
import type { DeletionStream } from './deletion-stream.ts'
import { DynamoDbFaults } from './dynamodb-faults.ts'
import { expectRefusals, expectTokens } from './expect-tokens.ts'
import { FaultyEventSource } from './faulty-event-source.ts'
import { deletionOf, type LabelledRecord, labelled } from './labelled-record.ts'
import type { Poison } from './poison.ts'
import { expectStatus } from './register-owner.ts'
import { sweepFigure } from './sweep-figure.ts'
import { SweepOracle } from './sweep-oracle.ts'
import type { Table } from './table.ts'

const SECONDS_MAX = 300
/** The number of keypairs for which `SECONDS_MAX` holds. */
const KEYPAIRS_OF_SECONDS_MAX = 10_000

/** What the test runs on. */
export interface Setup {
  readonly product: Product
  readonly table: Table
  readonly deletions: DeletionStream
}

/**
 * One closing, checked in four steps: before any sweep; after the stream, with faults; after all records
 * arrive again, late; after the reconciliation.
 *
 * @throws {Error} when a check fails
 */
export async function closing(
  { product, table, deletions }: Setup,
  { seed, count }: Assignment,
): Promise<string> {
  const random = new Random(seed)
  const faults = new DynamoDbFaults(seed)
  faults.install()
  const data = await makeClosingCustomers(random, count)
  const { customer, registeredAgain, customers, poisons, closedKeypairs } = data
  for (const items of data.items) await table.putAll(items)
  await product.rotateSigningKey()
  const openKeypairs = await registerBystanders(product)
  await expectTokens(product, [...closedKeypairs, ...openKeypairs], 'before the closing')

  await deletions.beginNow()
  const start = performance.now()
  for (const { account } of customers) {
    expectStatus(await product.platform('close-account', account), 204)
  }
  await expectRefusals(product, closedKeypairs, 'before any sweep')
  openKeypairs.push(...(await registerElsewhere(product, customer)))
  openKeypairs.push(...(await registerAgain(product, registeredAgain.account)))
  await expectRefusals(product, closedKeypairs, 'under ids that are open again')
  await expectTokens(product, openKeypairs, 'before any sweep')
  const oracle = new SweepOracle(table, customers, poisons)
  await oracle.keep()

  const expectDone = (label: string) => oracle.expectSwept(label)
  const source = new FaultyEventSource({ product, faults, random, expectDone })
  const byHand = recordsByHand(poisons)
  const first = await sweepAll(source, deletions, [...byHand, ...byHand])
  await expectRefusals(product, closedKeypairs, 'while it is swept')

  const again = customer.environments.slice(1, 2)
  openKeypairs.push(...(await registerAgain(product, customer.account, again)))
  await expectTokens(product, openKeypairs, 'while it is swept')
  await oracle.keep()
  await sweepAll(source, deletions, [...byHand, ...first])
  const left = await oracle.afterStream(source.deliveryCounts)
  const seconds = (performance.now() - start) / 1000
  const secondsMax = SECONDS_MAX * Math.max(1, count / KEYPAIRS_OF_SECONDS_MAX)
  if (seconds > secondsMax) throw new Error(`it took ${seconds} s, over ${secondsMax} s`)

  await reconcile(product, poisons)
  await oracle.atTheEnd()
  await expectRefusals(product, closedKeypairs, 'at the end')
  await expectTokens(product, openKeypairs, 'at the end')
  return sweepFigure({ customer, seconds, left, poisons, source, faults })
}

/**
 * Records that the stream does not deliver: malformed ones, and deletions of open owners' earlier
 * incarnations.
 */
function recordsByHand(poisons: readonly Poison[]): readonly LabelledRecord[] {
  const open = BYSTANDERS.map((owner) => labelled(deletionOf(owner)))
  return [...open, ...poisons.flatMap((poison) => poison.deliveredByHand ?? [])]
}

/**
 * Delivers records, and then twice every record that the stream adds, until it adds no more.
 *
 * @returns the records of the stream
 */
async function sweepAll(
  source: FaultyEventSource,
  deletions: DeletionStream,
  records: readonly LabelledRecord[],
): Promise<readonly LabelledRecord[]> {
  const all: LabelledRecord[] = []
  for (let wave = records; ; ) {
    const fresh = (await deletions.read()).map(labelled).sort(byLabel)
    all.push(...fresh)
    wave = [...wave, ...fresh, ...fresh]
    if (wave.length === 0) return all
    await source.deliver(wave)
    wave = []
  }
}

/** An order that does not depend on how the work was interleaved. */
function byLabel(a: LabelledRecord, b: LabelledRecord): number {
  return a.label < b.label ? -1 : 1
}

/** The daily run, without faults. With poison it does everything else, and then fails. */
async function reconcile(product: Product, poisons: readonly Poison[]): Promise<void> {
  const isPoisoned = poisons.some(({ items }) => items.length > 0)
  const failure: unknown = await product.reconcile().then(
    () => undefined,
    (error: unknown) => error,
  )
  if (isPoisoned === failure instanceof AggregateError) return
  throw failure ?? new Error('the reconciliation did not report the poison')
}
