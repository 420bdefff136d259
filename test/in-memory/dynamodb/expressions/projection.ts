import { takeAttribute } from '../attributes.ts'
import { optionalTextOf, type Parameters } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import type { StoredItem, Value } from '../values.ts'
import type { Placeholders } from './placeholders.ts'
import { Tokens } from './tokens.ts'

/** Keeps the attributes that a read asks for; by default all. */
export function projectionOf(
  input: Parameters,
  placeholders: Placeholders,
): (item: StoredItem) => StoredItem {
  const expression = optionalTextOf(input, 'ProjectionExpression')
  if (expression === undefined) return (item) => item
  const names = attributesIn(expression).map((token) => placeholders.nameOf(token))
  if (new Set(names).size < names.length) refuse('an attribute is asked for twice')
  return (item) => {
    const shown: Record<string, Value> = {}
    for (const name of names) {
      const value = item[name]
      if (value !== undefined) shown[name] = value
    }
    return Object.freeze(shown)
  }
}

function attributesIn(expression: string): readonly string[] {
  const tokens = new Tokens(expression)
  const attributes: string[] = []
  do attributes.push(takeAttribute(tokens))
  while (tokens.accepts(','))
  tokens.expectEnd()
  return attributes
}
