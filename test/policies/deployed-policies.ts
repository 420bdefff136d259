// What a template says about who may do what: the policies of roles and keys, and the values of variables.
import type { Template } from 'aws-cdk-lib/assertions'
import { type Grant, grantsIn, policyDocument, testsOf } from '../infra/permissions/grants.ts'
import { nameOf, readable } from '../infra/references.ts'
import { isAllowed, type Rule } from './evaluation.ts'
import type { AuthorizationRequest } from './recording/authorization-request.ts'

/**
 * Everything of the role's account. AWS writes it as the root, and a key's policy then leaves the decision
 * to IAM.
 */
const ACCOUNT = 'arn:AWS::Partition:iam::AWS::AccountId:root'

export class DeployedPolicies {
  readonly grants: readonly Grant[]
  /** The deployed names for what a recording names. */
  readonly #words: ReadonlyMap<string, string>
  /** By the key's name. */
  readonly #keyPolicies: ReadonlyMap<string, readonly Rule[]>

  /** @param names what is deployed in the place of values that no variable of the functions holds */
  constructor(template: Template, names: Readonly<Record<string, string>> = {}) {
    this.grants = grantsIn(template)
    this.#words = new Map([...variablesIn(template), ...Object.entries(names)])
    this.#keyPolicies = keyPoliciesIn(template)
  }

  /**
   * Turns a recorded request, which names variables as `$TABLE_NAME`, into the request of this deployment.
   */
  deployed(request: AuthorizationRequest): AuthorizationRequest {
    const word = (value: string) => this.#words.get(value) ?? value
    const context = Object.entries(request.context).map(([key, values]) => [key, values.map(word)])
    return {
      action: request.action,
      resource: word(request.resource),
      context: Object.fromEntries(context),
    }
  }

  /** Whether a function's role allows a request. For a key, its policy must agree; a table has none. */
  allows(holder: string, request: AuthorizationRequest): boolean {
    const identity = this.grants.filter((grant) => grant.holder === holder)
    if (!request.action.startsWith('kms:')) return isAllowed(request, identity)
    const ofKey = this.#keyPolicies.get(request.resource) ?? []
    return isAllowed(request, identity) && isAllowed(request, ofKey)
  }
}

/** The values of the functions' variables. */
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

/** What a key's policy says about our roles. `*` in it means the key itself. */
function rulesOf(key: string, policy: unknown): readonly Rule[] {
  return policyDocument.parse(policy).Statement.flatMap(({ Effect, Action, ...statement }) => {
    const principals = (statement.Principal?.AWS ?? []).map(readable)
    if (!principals.every((principal) => principal === '*' || principal === ACCOUNT)) {
      throw new Error(`the policy of ${key} names a principal that is not evaluated: ${principals}`)
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
