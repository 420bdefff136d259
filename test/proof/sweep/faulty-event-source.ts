import { type DeadLetter, deliver, type StreamHandler } from '../../../local/stream/event-source.ts'
import type { Product } from '../../in-memory/product/product.ts'
import { Random } from '../runner/random.ts'
import { CutOff, type DynamoDbFaults } from './dynamodb-faults.ts'
import type { LabelledRecord } from './labelled-record.ts'

/** As it is deployed. */
const BATCH_RECORDS_MAX = 10
const TIMEOUT_MILLISECONDS = 300_000
/** Shards of the stream. Each delivers one batch after the other. */
const SHARDS = 8
const CUT_OFF_EVERY = 20
/** A sweep of a full environment makes some 120 calls. */
const CALLS_OF_HALF_A_RECORD = 60

/** How often a record was delivered, and how often its delivery was given up. */
export interface DeliveryCounts {
  delivered: number
  givenUp: number
}

interface FaultyEventSourceOptions {
  readonly product: Product
  readonly faults: DynamoDbFaults
  readonly random: Random
  expectDone(label: string): Promise<void>
}

/**
 * The event source mapping: batches of records, partial failures, halving, bounded retries (five; the
 * deployed one has eight), dead letters. It does not wait between retries. Every twentieth invocation is cut
 * off half-way.
 */
export class FaultyEventSource {
  /** By the label of the record. */
  readonly deliveryCounts = new Map<string, DeliveryCounts>()
  invocations = 0
  batches = 0
  readonly #product: Product
  readonly #faults: DynamoDbFaults
  readonly #random: Random
  readonly #cutOffs: Random
  readonly #expectDone: (label: string) => Promise<void>
  readonly #failures: unknown[] = []
  #sequence = 0

  /** @param options.expectDone throws when a record was reported as done, but its work is not done */
  constructor({ product, faults, random, expectDone }: FaultyEventSourceOptions) {
    this.#product = product
    this.#faults = faults
    this.#random = random
    this.#expectDone = expectDone
    this.#cutOffs = new Random(random.below(2 ** 32))
  }

  /**
   * Delivers records in a random order, several batches at once, until each is done or given up.
   *
   * @throws {Error} when the function failed and was not cut off, or when it reported a record as done too
   * early
   */
  async deliver(records: readonly LabelledRecord[]): Promise<void> {
    const batches = this.#batched(this.#random.shuffled(records))
    const left = batches.entries()
    const shards = Array.from({ length: SHARDS }, async () => {
      for (const [place, batch] of left) {
        // Batches under way finish; no new one begins.
        if (this.#failures.length > 0) return
        await this.#deliverBatch(`batch-${place}`, batch).catch(this.#note)
      }
    })
    await Promise.all(shards)
    if (this.#failures.length > 0) throw this.#failures[0]
  }

  #batched(records: readonly LabelledRecord[]): readonly (readonly LabelledRecord[])[] {
    const batches: (readonly LabelledRecord[])[] = []
    for (let start = 0; start < records.length; ) {
      const size = 1 + this.#random.below(BATCH_RECORDS_MAX)
      batches.push(records.slice(start, start + size))
      start += size
    }
    return batches
  }

  async #deliverBatch(shardId: string, batch: readonly LabelledRecord[]): Promise<void> {
    this.batches += 1
    const deadLetters: DeadLetter[] = []
    const numbered = batch.map(({ label, record }) => {
      this.#sequence += 1
      const SequenceNumber = String(this.#sequence).padStart(21, '0')
      const dynamodb = { ...record.dynamodb, SequenceNumber }
      return { label, record: { ...record, dynamodb }, number: SequenceNumber }
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
    for (const { label, number } of numbered) {
      const isGivenUp = deadLetters.some((letter) => isIn(letter, number))
      if (!isGivenUp) await this.#expectDone(label)
      const counts = this.deliveryCounts.get(label) ?? { delivered: 0, givenUp: 0 }
      counts.delivered += 1
      counts.givenUp += isGivenUp ? 1 : 0
      this.deliveryCounts.set(label, counts)
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
