// How IAM decides, as far as our policies need it. An unknown element is an error, never a guess.

import type { ConditionTest, Grant } from '../infra/permissions/grants.ts'
import type { AuthorizationRequest } from './recording/authorization-request.ts'

/** What a statement says, without what it is attached to. */
export type Rule = Pick<Grant, 'effect' | 'action' | 'resource' | 'tests'>

/** Allowed by some rule, and denied by none. */
export function isAllowed(request: AuthorizationRequest, rules: readonly Rule[]): boolean {
  const effects = rules.filter((rule) => appliesTo(rule, request)).map(({ effect }) => effect)
  return effects.includes('Allow') && !effects.includes('Deny')
}

/** Whether a rule matches a request: its action, its resource and all of its conditions. */
export function appliesTo(
  rule: Rule,
  { action, resource, context }: AuthorizationRequest,
): boolean {
  return (
    isLike(action, rule.action) &&
    isLike(resource, rule.resource) &&
    rule.tests.every((test) => holds(test, context[test.key]))
  )
}

/**
 * Whether a condition holds. An absent key fails a plain operator, and passes a negated one and one for all
 * values.
 *
 * @throws {Error} when our policies have not used the operator so far
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function holds({ operator, values }: ConditionTest, sent: readonly string[] = []): boolean {
  switch (operator) {
    case 'StringEquals':
      return sent.length > 0 && sent.every((value) => values.includes(value))
    case 'StringNotEquals':
      return sent.every((value) => !values.includes(value))
    case 'ForAllValues:StringLike':
      return sent.every((value) => values.some((pattern) => isLike(value, pattern)))
    default:
      throw new Error(`${operator} is a condition operator that test/policies does not know yet`)
  }
}

/** `*` stands for any characters, and `?` for one. */
export function isLike(value: string, pattern: string): boolean {
  const parts = [...pattern].map((character) => WILDCARDS[character] ?? RegExp.escape(character))
  return new RegExp(`^${parts.join('')}$`, 's').test(value)
}

const WILDCARDS: Readonly<Record<string, string>> = { '*': '.*', '?': '.' }
