import type { Random } from '../../runner/random.ts'
import type { Customers } from '../fixture/customers.ts'
import { partAt, partsOf, textAt, withPart } from '../harness/event-parts.ts'
import { once, pick } from '../harness/random-choice.ts'
import { type Mutation, mutation } from './mutation.ts'
import type { StrangeValues } from './strange-values.ts'
import { textChange, textMutation } from './text-mutations.ts'

const PARAMS = ['pathParameters']
const PARAMETERS = [
  'ownerId',
  'accountId',
  'environmentId',
  'keyId',
  'secretId',
  'userId',
  'x',
  '__proto__',
]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'options', '']

/** Another owner, keypair, secret or user in the path, or an unusual text. */
export function pathMutation(
  random: Random,
  strange: StrangeValues,
  customers: Customers,
): Mutation {
  const parameter = pick(random, PARAMETERS)
  const route = pick(random, ['accounts', 'environments'])
  const strangeText = textChange(random, strange)
  const others = otherIds(random, customers)
  const kinds: readonly Mutation[] = [
    memberMutation(random, 'strange ids', (_name, id) => strangeText(id)),
    memberMutation(random, 'another id', (name, id) => others[name] ?? id),
    memberMutation(random, 'another id', (name, id) => others[name] ?? id),
    mutation('forged', `${parameter} as well`, (event) =>
      withPart(event, [...PARAMS, parameter], 'acme'),
    ),
    mutation('forged', `no ${parameter}`, (event) =>
      withPart(event, [...PARAMS, parameter], undefined),
    ),
    mutation('sent', `the route of ${route}`, (event) => {
      const key = textAt(event, ['routeKey']).replace(/(accounts|environments)/, route)
      return withPart(event, ['routeKey'], key)
    }),
  ]
  return pick(random, kinds)
}

/** Another id instead of one in the path. */
function memberMutation(
  random: Random,
  what: string,
  change: (name: string, id: string) => string,
): Mutation {
  const drawn = random.below(1_000)
  return mutation('sent', what, (event) => {
    const names = Object.keys(partsOf(partAt(event, PARAMS)))
    const name = names[drawn % names.length]
    if (name === undefined) return event
    return withPart(event, [...PARAMS, name], change(name, textAt(event, [...PARAMS, name])))
  })
}

/** Ids of other owners, of closed or removed things, and unknown ones. */
function otherIds(random: Random, customers: Customers): Readonly<Record<string, string>> {
  const { owner, keyId, secrets } = pick(random, customers.keypairs)
  const ids = [owner.id, owner.accountId, 'initech', 'initech-prod', 'umbrella', 'ACME']
  return {
    ownerId: pick(random, ids),
    accountId: pick(random, ids),
    environmentId: pick(random, ids),
    keyId: pick(random, [keyId, keyId.toUpperCase(), pick(random, customers.unusable).keyId]),
    secretId: pick(random, secrets).secretId,
    userId: pick(random, customers.users),
  }
}

/** Another path or method. `answer-unmatched` reads both from the event. */
export function routeMutation(random: Random, strange: StrangeValues): Mutation {
  const name = pick(random, METHODS)
  if (once(random, 2)) return textMutation(random, strange, ['rawPath'])
  return mutation('sent', `method ${name}`, (event) =>
    withPart(event, ['requestContext', 'http', 'method'], name),
  )
}
