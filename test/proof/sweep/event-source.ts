import { type DeadLetter, deliver, type StreamHandler } from '../../../local/stream/event-source.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { Random } from '../runner/random.ts'
import { CutOff, type Faults } from './faults.ts'
import type { Told } from './records.ts'

/** As deployed. */
const BATCH_RECORDS_MAX = 10
const TIMEOUT_MILLISECONDS = 300_000
/** Shards of the stream, each delivering one batch after the other. */
const SHARDS = 8
const CUT_OFF_EVERY = 20
/** A sweep of a full environment makes some 120 calls. */
const CALLS_OF_HALF_A_RECORD = 60

/** How often something was delivered, and how often that was given up. */
export interface Fate {
  delivered: number
  givenUp: number
}

interface EventSourceOptions {
  readonly product: Product
  readonly faults: Faults
  readonly random: Random
  expectDone(about: string): Promise<void>
}

/**
 * The event source mapping: batches of records, partial failures, halving, bounded retries (five, of the
 * eight that are deployed), dead letters; without the waiting between the retries. Every twentieth
 * invocation is cut off half-way.
 */
export class EventSource {
  /** By what deliveries are about. */
  readonly fates = new Map<string, Fate>()
  invocations = 0
  batches = 0
  readonly #product: Product
  readonly #faults: Faults
  readonly #random: Random
  readonly #cutOffs: Random
  readonly #expectDone: (about: string) => Promise<void>
  readonly #failures: unknown[] = []
  #sequence = 0

  /** @param options.expectDone throws when something is not as it must be once a record of it is done */
  constructor({ product, faults, random, expectDone }: EventSourceOptions) {
    this.#product = product
    this.#faults = faults
    this.#random = random
    this.#expectDone = expectDone
    this.#cutOffs = new Random(random.below(2 ** 32))
  }

  /**
   * Delivers records in any order, several batches at once, until all are through or given up.
   *
   * @throws {Error} when the function failed otherwise than by being cut off, or said too early that it
   * was done
   */
  async deliver(records: readonly Told[]): Promise<void> {
    const batches = this.#batched(this.#random.shuffled(records))
    const left = batches.entries()
    const shards = Array.from({ length: SHARDS }, async () => {
      for (const [place, batch] of left) {
        // What is under way comes to its end; nothing is begun any more.
        if (this.#failures.length > 0) return
        await this.#deliverBatch(`batch-${place}`, batch).catch(this.#note)
      }
    })
    await Promise.all(shards)
    if (this.#failures.length > 0) throw this.#failures[0]
  }

  #batched(records: readonly Told[]): readonly (readonly Told[])[] {
    const batches: (readonly Told[])[] = []
    for (let start = 0; start < records.length; ) {
      const size = 1 + this.#random.below(BATCH_RECORDS_MAX)
      batches.push(records.slice(start, start + size))
      start += size
    }
    return batches
  }

  async #deliverBatch(shardId: string, batch: readonly Told[]): Promise<void> {
    this.batches += 1
    const deadLetters: DeadLetter[] = []
    const numbered = batch.map(({ about, record }) => {
      this.#sequence += 1
      const SequenceNumber = String(this.#sequence).padStart(21, '0')
      const dynamodb = { ...record.dynamodb, SequenceNumber }
      return { about, record: { ...record, dynamodb }, number: SequenceNumber }
    })
    const records = numbered.map(({ record }) => record)
    const source = {
      functionName: 'sweep-closed-owner',
      handler: this.#handler,
      deadLetters,
      signal: new AbortController().signal,
      onFault: (_: string, error: unknown) => {
        if (!(error instanceof CutOff)) this.#note(error)
      },
      timeoutMilliseconds: TIMEOUT_MILLISECONDS,
      firstRetryMilliseconds: 0,
    }
    await deliver(source, shardId, records)
    for (const { about, number } of numbered) {
      const isGivenUp = deadLetters.some((letter) => isIn(letter, number))
      if (!isGivenUp) await this.#expectDone(about)
      const fate = this.fates.get(about) ?? { delivered: 0, givenUp: 0 }
      fate.delivered += 1
      fate.givenUp += isGivenUp ? 1 : 0
      this.fates.set(about, fate)
    }
  }

  readonly #note = (failure: unknown): void => {
    this.#failures.push(failure)
  }

  readonly #handler: StreamHandler = async ({ Records }) => {
    this.invocations += 1
    const isCutOff = this.invocations % CUT_OFF_EVERY === 0
    const calls = isCutOff
      ? this.#cutOffs.below(CALLS_OF_HALF_A_RECORD * Records.length)
      : Number.POSITIVE_INFINITY
    const answer = await this.#faults.during(calls, () => this.#product.sweep(Records))
    if (isCutOff) throw new CutOff('the function was cut off')
    return answer
  }
}

function isIn({ startSequenceNumber, endSequenceNumber }: DeadLetter, number: string): boolean {
  return startSequenceNumber <= number && number <= endSequenceNumber
}
