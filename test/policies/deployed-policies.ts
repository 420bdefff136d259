// What a template says of who may do what: the roles' policies, the keys' own, and what the variables stand for.
import type { Template } from 'aws-cdk-lib/assertions'
import { type Grant, grantsIn, policyDocument, testsOf } from '../infra/permissions/grants.ts'
import { nameOf, readable } from '../infra/references.ts'
import { isAllowed, type Rule } from './evaluation.ts'
import type { AuthorizationRequest } from './recording/authorization-request.ts'

/** All of a role's own account, which AWS writes as its root: a key's policy leaves it to IAM then. */
const ACCOUNT = 'arn:AWS::Partition:iam::AWS::AccountId:root'

export class DeployedPolicies {
  readonly grants: readonly Grant[]
  /** What is deployed in the place of what a recording says. */
  readonly #words: ReadonlyMap<string, string>
  /** By the key's name. */
  readonly #keyPolicies: ReadonlyMap<string, readonly Rule[]>

  /** @param names what is deployed in the place of what no variable of the functions says. */
  constructor(template: Template, names: Readonly<Record<string, string>> = {}) {
    this.grants = grantsIn(template)
    this.#words = new Map([...variablesIn(template), ...Object.entries(names)])
    this.#keyPolicies = keyPoliciesIn(template)
  }

  /** A recorded request, which names variables as `$TABLE_NAME`, as it would be of this deployment. */
  deployed(request: AuthorizationRequest): AuthorizationRequest {
    const word = (value: string) => this.#words.get(value) ?? value
    const context = Object.entries(request.context).map(([key, values]) => [key, values.map(word)])
    return {
      action: request.action,
      resource: word(request.resource),
      context: Object.fromEntries(context),
    }
  }

  /** Whether a function's role may: for a key, its policy must agree. A table has none. */
  allows(holder: string, request: AuthorizationRequest): boolean {
    const identity = this.grants.filter((grant) => grant.holder === holder)
    if (!request.action.startsWith('kms:')) return isAllowed(request, identity)
    const ofKey = this.#keyPolicies.get(request.resource) ?? []
    return isAllowed(request, identity) && isAllowed(request, ofKey)
  }
}

/** What the functions are told by each variable. */
function variablesIn(template: Template): ReadonlyMap<string, string> {
  const functions = Object.values(template.findResources('AWS::Lambda::Function'))
  return new Map(
    functions.flatMap(({ Properties }) =>
      Object.entries(Properties.Environment?.Variables ?? {}).map(
        ([name, value]) => [`$${name}`, readable(value)] as const,
      ),
    ),
  )
}

function keyPoliciesIn(template: Template): ReadonlyMap<string, readonly Rule[]> {
  const keys = Object.entries(template.findResources('AWS::KMS::Key'))
  return new Map(
    keys.map(([id, { Properties }]) => [nameOf(id), rulesOf(nameOf(id), Properties.KeyPolicy)]),
  )
}

/** Of a key's policy, what is said of our roles. `*` is the key itself there. */
function rulesOf(key: string, policy: unknown): readonly Rule[] {
  return policyDocument.parse(policy).Statement.flatMap(({ Effect, Action, ...statement }) => {
    const principals = (statement.Principal?.AWS ?? []).map(readable)
    if (!principals.every((principal) => principal === '*' || principal === ACCOUNT)) {
      throw new Error(`the policy of ${key} names a principal that is not looked at: ${principals}`)
    }
    const tests = testsOf(statement.Condition)
    return Action.map((action) => ({
      effect: Effect,
      action: readable(action),
      resource: key,
      tests,
    }))
  })
}
