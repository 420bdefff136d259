import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { isRecord, type Parameters } from '../../in-memory/dynamodb/parameters.ts'
import { canonical } from './canonical.ts'

/** What a call came to. */
export type Outcome = { readonly output: object } | { readonly error: unknown }

export async function outcomeOf(ask: () => object | Promise<object>): Promise<Outcome> {
  try {
    return { output: await ask() }
  } catch (error) {
    return { error }
  }
}

/**
 * A text that two outcomes share only if they mean the same: items of a batch in any order, errors by their
 * names and reasons, and not by their words.
 */
export function meaningOf(outcome: Outcome): string {
  if ('error' in outcome) return `refused: ${canonical(faultOf(outcome.error))}`
  const { $metadata, ConsumedCapacity, Responses, ...members }: Parameters = { ...outcome.output }
  return canonical({
    ...members,
    Responses: isRecord(Responses) ? unordered(Responses) : undefined,
  })
}

function unordered(responses: Parameters): Parameters {
  const tables = Object.entries(responses).map(([table, items]) => [
    table,
    Array.isArray(items) ? items.map(canonical).sort() : items,
  ])
  return Object.fromEntries(tables)
}

/**
 * What the document client refuses to write, DynamoDB would have refused: its own error has no better name.
 */
function faultOf(error: unknown): unknown {
  if (error instanceof TransactionCanceledException) {
    const reasons = error.CancellationReasons ?? []
    return {
      name: error.name,
      reasons: reasons.map(({ Code, Item }) => ({ Code, Item: Item && itemOf(Item) })),
    }
  }
  if (error instanceof ConditionalCheckFailedException) {
    return { name: error.name, Item: error.Item && itemOf(error.Item) }
  }
  const name = error instanceof Error ? error.name : String(error)
  return { name: name === 'Error' ? 'ValidationException' : name }
}

function itemOf(item: Record<string, AttributeValue>): unknown {
  return unmarshall(item)
}
