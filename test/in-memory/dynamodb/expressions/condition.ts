// The condition expressions of the product: comparisons, three functions, AND and OR. All else, such as
// parentheses and NOT, is unsupported.
import { takeAttribute } from '../attributes.ts'
import { Tokens } from './tokens.ts'

export type Operand =
  | { readonly kind: 'attribute'; readonly token: string }
  | { readonly kind: 'value'; readonly token: string }

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'exists'; readonly attribute: string; readonly isThere: boolean }
  | { readonly kind: 'begins'; readonly attribute: string; readonly prefix: string }
  | {
      readonly kind: 'compare'
      readonly operator: Operator
      readonly left: string
      readonly right: Operand
    }

type Operator = (typeof OPERATORS)[number]
const OPERATORS = ['=', '<>', '<', '<=', '>', '>='] as const

const known = new Map<string, Condition>()

/** @throws ValidationException */
export function parseCondition(expression: string): Condition {
  const before = known.get(expression)
  if (before !== undefined) return before
  const tokens = new Tokens(expression)
  const condition = disjunction(tokens)
  tokens.expectEnd()
  known.set(expression, condition)
  return condition
}

function disjunction(tokens: Tokens): Condition {
  let left = conjunction(tokens)
  while (tokens.accepts('OR')) left = { kind: 'or', left, right: conjunction(tokens) }
  return left
}

function conjunction(tokens: Tokens): Condition {
  let left = primary(tokens)
  while (tokens.accepts('AND')) left = { kind: 'and', left, right: primary(tokens) }
  return left
}

function primary(tokens: Tokens): Condition {
  const name = tokens.peek()
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    tokens.take()
    tokens.expect('(')
    const attribute = takeAttribute(tokens)
    tokens.expect(')')
    return { kind: 'exists', attribute, isThere: name === 'attribute_exists' }
  }
  if (name === 'begins_with') {
    tokens.take()
    tokens.expect('(')
    const attribute = takeAttribute(tokens)
    tokens.expect(',')
    const prefix = takeValue(tokens)
    tokens.expect(')')
    return { kind: 'begins', attribute, prefix }
  }
  return comparison(tokens)
}

function comparison(tokens: Tokens): Condition {
  const left = takeAttribute(tokens)
  const sign = tokens.take()
  const operator = OPERATORS.find((known) => known === sign) ?? tokens.refuse()
  return { kind: 'compare', operator, left, right: takeOperand(tokens) }
}

export function takeOperand(tokens: Tokens): Operand {
  return tokens.peek()?.startsWith(':')
    ? { kind: 'value', token: tokens.take() }
    : { kind: 'attribute', token: takeAttribute(tokens) }
}

function takeValue(tokens: Tokens): string {
  return tokens.peek()?.startsWith(':') ? tokens.take() : tokens.refuse()
}
