import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { isRecord, type Parameters } from '../../in-memory/dynamodb/parameters.ts'
import { canonical } from './canonical.ts'

/** The result of a call. */
export type Outcome = { readonly output: object } | { readonly error: unknown }

export async function outcomeOf(call: () => object | Promise<object>): Promise<Outcome> {
  try {
    return { output: await call() }
  } catch (error) {
    return { error }
  }
}

/**
 * A text that is equal for outcomes of equal meaning: items of a batch in any order, errors by name and
 * reasons, but not by message.
 */
export function meaningOf(outcome: Outcome): string {
  if ('error' in outcome) return `refused: ${canonical(errorMeaning(outcome.error))}`
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
 * What the document client refuses to send, DynamoDB would refuse too. The client's error has no better name
 * than 'Error'.
 */
function errorMeaning(error: unknown): unknown {
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
