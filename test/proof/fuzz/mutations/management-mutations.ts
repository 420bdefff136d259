import type { JsonOperation } from '../../../../shared/operations/contract/json-operation.ts'
import type { Random } from '../../runner/random.ts'
import type { Customers } from '../fixture/customers.ts'
import { withPart } from '../harness/event-parts.ts'
import { once, pick } from '../harness/random-choice.ts'
import { drawCursor } from '../inputs/cursors.ts'
import { bodyMutation } from './body-mutations.ts'
import { callerMutation } from './caller-mutations.ts'
import { headerMutation } from './header-mutations.ts'
import { jsonMutation } from './json-mutations.ts'
import { type Mutation, mutation } from './mutation.ts'
import { pathMutation, routeMutation } from './path-mutations.ts'
import { shapeMutation } from './shape-mutations.ts'
import { longRun, type StrangeValues } from './strange-values.ts'
import { textMutation } from './text-mutations.ts'

const TAGS = [
  '"0"',
  '"1"',
  '"2"',
  'W/"1"',
  '*',
  '"1", *',
  '1',
  '""',
  '"1" "2"',
  ',',
  '*, "1"',
  '"1",',
]
const LIMITS = ['0', '1', '100', '101', '-1', '1e1', '01', '+1', '1.0', ' 1', '\u0661', '1,2', '']

type Draw = (random: Random, strange: StrangeValues, customers: Customers) => Mutation

/** A change as an attacker or a careless client makes it. */
export function drawManagementMutation(
  random: Random,
  strange: StrangeValues,
  customers: Customers,
  operation: JsonOperation,
): Mutation {
  return pick(random, drawsFor(operation))(random, strange, customers)
}

/** The mutations of any request, and those of this operation. */
function drawsFor({ id, caller, body, paths }: JsonOperation): readonly Draw[] {
  const everywhere = [headerMutation, bodyMutation, shapeMutation]
  if (id === 'answer-unmatched') return [...everywhere, routeMutation, routeMutation]
  const isList = id === 'list-keypairs' || id === 'list-audit-events'
  return [
    ...everywhere,
    ...(caller === 'anyone' ? [tagMutation] : [callerMutation, callerMutation]),
    ...(paths[0].includes('{') ? [pathMutation, pathMutation, pathMutation] : []),
    ...(isList ? [queryMutation, queryMutation, queryMutation] : [queryMutation]),
    ...(paths[0].includes('{keyId}') ? [tagMutation] : []),
    ...(body === undefined ? [] : [jsonMutation, jsonMutation, jsonMutation, jsonMutation]),
  ]
}

function queryMutation(random: Random, strange: StrangeValues, customers: Customers): Mutation {
  const { owner } = pick(random, customers.keypairs)
  const list = pick(random, ['list-keypairs', 'list-audit-events'] as const)
  const cursor = drawCursor(random, customers, list, owner)
  const query = ['queryStringParameters']
  const name = pick(random, ['limit', 'cursor', 'x', '__proto__', 'ownerId', 'Limit'])
  const text = strange.text(random)
  const kinds: readonly Mutation[] = [
    mutation('sent', `query ${name}`, (event) => withPart(event, [...query, name], text)),
    put('limit', pick(random, LIMITS)),
    put('cursor', cursor),
    put('cursor', `${cursor}=`),
    put('cursor', Buffer.from(text).toString('base64url')),
    put('cursor', Buffer.from(`${owner.incarnation}.${text}`).toString('base64url')),
    put('cursor', longRun(random)),
    textMutation(random, strange, [...query, 'cursor']),
  ]
  return pick(random, kinds)

  function put(parameter: string, value: string): Mutation {
    return mutation('sent', `${parameter} ${value.slice(0, 60)}`, (event) =>
      withPart(event, [...query, parameter], value),
    )
  }
}

function tagMutation(random: Random, strange: StrangeValues): Mutation {
  const path = ['headers', pick(random, ['if-match', 'if-match', 'if-none-match'])]
  if (once(random, 3)) return textMutation(random, strange, path)
  const tag = pick(random, TAGS)
  return mutation('sent', `${path[1]} ${tag}`, (event) => withPart(event, path, tag))
}
