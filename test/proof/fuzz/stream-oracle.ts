import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { TABLE_NAME } from '../../in-memory/product/settings.ts'
import { partAt } from './event-parts.ts'
import type { Laboratory } from './laboratory.ts'
import type { FuzzRecord } from './stream-batches.ts'

/** Which records were told to have failed; or how the whole batch did. */
export type Outcome = { readonly told: readonly unknown[] } | { readonly error: unknown }

/**
 * Good records are done, and bad ones told, by the numbers that the stream has given them. One without a number
 * can be told by failing the whole batch alone: it is then delivered again, in halves.
 *
 * @throws {AssertionError}
 */
export function checkBatch(
  batch: readonly FuzzRecord[],
  outcome: Outcome,
  laboratory: Laboratory,
): void {
  checkRemoved(batch, laboratory)
  const mustFail = batch.filter(({ due }) => due === 'failed')
  const mayFail = batch.filter(({ due }) => due !== 'done')
  if ('error' in outcome) {
    const mayFailWhole = batch.length === 0 || mayFail.some(isWithoutNumber)
    assert(mayFailWhole, `the whole batch failed: ${inspect(outcome.error)}`)
    return
  }
  assert(!mustFail.some(isWithoutNumber), 'one has failed that has no number, and nobody is told')
  for (const number of mustFail.map(numberOf)) {
    assert(outcome.told.includes(number), `${number} has failed, and nobody is told`)
  }
  const numbers = mayFail.map(numberOf)
  for (const number of outcome.told) {
    assert(numbers.includes(number), `${number} is told to have failed, and is good`)
  }
}

/** Nothing has changed but that the dead of those who were told of are gone. */
function checkRemoved(batch: readonly FuzzRecord[], laboratory: Laboratory): void {
  const dead = new Set(batch.flatMap(({ target }) => [...(target?.dead ?? [])]))
  for (const { tableName, pk, sk, after } of laboratory.changes()) {
    const isDead = tableName === TABLE_NAME && dead.has(`${pk}\n${sk}`) && after === undefined
    assert(isDead, `the sweep has changed ${pk} ${sk}`)
  }
  if (dead.size === 0) return
  for (const { pk, sk } of laboratory.memory.items(TABLE_NAME)) {
    assert(!dead.has(`${pk}\n${sk}`), `the sweep has left ${pk} ${sk}`)
  }
}

function numberOf({ record }: FuzzRecord): unknown {
  return partAt(record, ['dynamodb', 'SequenceNumber'])
}

function isWithoutNumber(record: FuzzRecord): boolean {
  const number = numberOf(record)
  return typeof number !== 'string' || number === ''
}
