// Everything that the roles of a template allow.
import type { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'
import { logicalId, nameOf, readable } from '../references.ts'

/** One action on one resource, with its conditions. */
export interface Grant {
  /** Who holds it: an operation's id, or the name of another role. */
  readonly holder: string
  /** A capability's name, `logs`, or `library` for what CDK grants by itself. */
  readonly policy: string
  readonly effect: string
  readonly action: string
  readonly resource: string
  /** In words. */
  readonly conditions: readonly string[]
  readonly tests: readonly ConditionTest[]
}

/** What a condition operator compares with the values of a condition key. */
export interface ConditionTest {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

const oneOrMore = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(z.unknown()),
)
export const policyDocument = z.object({
  Statement: z.array(
    z.object({
      Effect: z.string(),
      /** Only in a resource's policy. */
      Principal: z.record(z.string(), oneOrMore).optional(),
      Action: oneOrMore,
      Resource: oneOrMore,
      Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
    }),
  ),
})
const inlinePolicies = z
  .array(z.object({ PolicyName: z.string(), PolicyDocument: policyDocument }))
  .default([])
const attachedPolicy = z.object({ PolicyDocument: policyDocument, Roles: z.array(z.unknown()) })

/** Every grant of a template's roles, ordered by holder, policy and action. */
export function grantsIn(template: Template): readonly Grant[] {
  const holders = holdersOf(template)
  const inline = Object.entries(template.findResources('AWS::IAM::Role')).flatMap(
    ([roleId, { Properties }]) =>
      inlinePolicies
        .parse(Properties.Policies)
        .flatMap(({ PolicyName, PolicyDocument }) =>
          grantsOf(holders.get(roleId) ?? nameOf(roleId), PolicyName, PolicyDocument),
        ),
  )
  const attached = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => {
      const { PolicyDocument, Roles } = attachedPolicy.parse(Properties)
      return Roles.flatMap((role) => {
        const roleId = logicalId(role) ?? readable(role)
        return grantsOf(holders.get(roleId) ?? nameOf(roleId), 'library', PolicyDocument)
      })
    },
  )
  return [...inline, ...attached].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}

/** Operation ids by the logical ids of their functions' roles. */
export function holdersOf(template: Template): ReadonlyMap<string, string> {
  return new Map(
    Object.values(template.findResources('AWS::Lambda::Function'))
      .filter(({ Properties }) => Properties.Handler !== '__entrypoint__.handler')
      .map(({ Properties }) => [
        logicalId(Properties.Role) ?? readable(Properties.Role),
        String(Properties.Handler).replace('.handler', ''),
      ]),
  )
}

function grantsOf(
  holder: string,
  policy: string,
  { Statement }: z.output<typeof policyDocument>,
): readonly Grant[] {
  return Statement.flatMap((statement) => {
    const tests = testsOf(statement.Condition)
    return statement.Action.flatMap((action) =>
      statement.Resource.map((resource) => ({
        holder,
        policy,
        effect: statement.Effect,
        action: readable(action),
        resource: readable(resource),
        conditions: tests.map(
          ({ operator, key, values }) => `${operator} ${key}: ${values.join(' ')}`,
        ),
        tests,
      })),
    )
  })
}

export function testsOf(
  condition: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {},
): readonly ConditionTest[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key, values: values.map(readable) })),
  )
}

function sortKey({ holder, policy, action, resource }: Grant): string {
  return [holder, policy, action, resource].join(' ')
}
