import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { TABLE_NAME } from '../../../in-memory/product/settings.ts'
import { partAt } from '../harness/event-parts.ts'
import type { FuzzTarget } from '../harness/fuzz-target.ts'
import type { FuzzRecord } from '../inputs/stream-batches.ts'

/** The sequence numbers of the records that the sweep reported as failed, or the error of the whole batch. */
export type Outcome = { readonly failed: readonly unknown[] } | { readonly error: unknown }

/**
 * Checks that good records are done, and that bad ones are reported by their sequence numbers. A bad record
 * without a number must fail the whole batch: Lambda then delivers it again in halves.
 *
 * @throws {AssertionError}
 */
export function checkBatch(
  batch: readonly FuzzRecord[],
  outcome: Outcome,
  fuzzTarget: FuzzTarget,
): void {
  checkRemoved(batch, fuzzTarget)
  const mustFail = batch.filter(({ expected }) => expected === 'failed')
  const mayFail = batch.filter(({ expected }) => expected !== 'done')
  if ('error' in outcome) {
    const mayFailWhole = batch.length === 0 || mayFail.some(isWithoutNumber)
    assert(mayFailWhole, `the whole batch failed: ${inspect(outcome.error)}`)
    return
  }
  assert(!mustFail.some(isWithoutNumber), 'a failed record without a number fails the batch')
  for (const number of mustFail.map(numberOf)) {
    assert(outcome.failed.includes(number), `${number} failed, but is not reported`)
  }
  const numbers = mayFail.map(numberOf)
  for (const number of outcome.failed) {
    assert(numbers.includes(number), `${number} is good, but is reported as failed`)
  }
}

/**
 * Checks that the sweep has removed all items of the closed owners in the batch, and changed nothing else.
 */
function checkRemoved(batch: readonly FuzzRecord[], fuzzTarget: FuzzTarget): void {
  const removed = new Set(batch.flatMap(({ reported }) => [...(reported?.removedKeys ?? [])]))
  for (const { tableName, pk, sk, after } of fuzzTarget.changes()) {
    const isExpected =
      tableName === TABLE_NAME && removed.has(`${pk}\n${sk}`) && after === undefined
    assert(isExpected, `the sweep has changed ${pk} ${sk}`)
  }
  if (removed.size === 0) return
  for (const { pk, sk } of fuzzTarget.memory.items(TABLE_NAME)) {
    assert(!removed.has(`${pk}\n${sk}`), `the sweep has left ${pk} ${sk}`)
  }
}

function numberOf({ record }: FuzzRecord): unknown {
  return partAt(record, ['dynamodb', 'SequenceNumber'])
}

function isWithoutNumber(record: FuzzRecord): boolean {
  const number = numberOf(record)
  return typeof number !== 'string' || number === ''
}
