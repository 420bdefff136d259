import assert from 'node:assert/strict'
import type { JsonOperation } from '../../../../shared/operations/contract/json-operation.ts'
import { operations } from '../../../../shared/operations/index.ts'
import { functionEvent } from '../../../in-memory/product/function-event.ts'
import { PRINCIPAL, USER_ISSUER, USER_SCOPE } from '../../../in-memory/product/settings.ts'
import type { Random } from '../../runner/random.ts'
import {
  type Customers,
  type KnownKeypair,
  type KnownOwner,
  scopesFor,
} from '../fixture/customers.ts'
import { withPart } from '../harness/event-parts.ts'
import { once, pick, some } from '../harness/random-choice.ts'
import { drawCursor } from './cursors.ts'

/** All HTTP operations except the token endpoint. */
export const MANAGEMENT: readonly JsonOperation[] = operations.flatMap((operation) =>
  operation.kind === 'http' && !operation.form ? [operation] : [],
)

/** The same, weighted: operations with a body most, public documents least. */
export const DRAWN: readonly JsonOperation[] = MANAGEMENT.flatMap((operation) => {
  const isPlain = operation.caller === 'anyone' || operation.caller === 'user'
  const times = operation.body !== undefined ? 4 : isPlain ? 1 : 2
  return Array.from({ length: times }, () => operation)
})

const COMMENTS = [
  null,
  'nightly export',
  '',
  'U\u0308ni',
  '\u{1f600}',
  '<b>',
  '=1+1',
  'x'.repeat(256),
]
const EXPIRIES = [
  null,
  '2030-01-31T12:00:00Z',
  '2099-12-31T23:59:59.999Z',
  '2031-01-01T00:00:00.5Z',
]
const OVERLAPS = [0, 1, 86_400, 2_592_000]
const USERS = ['bob', 'ada', 'auth0|5', 'a/b#c%2F?', "o'hara@example.org", 'x'.repeat(255)]
const SESSION = 'arn:aws:sts::000000000000:assumed-role/feedback-backend/a-session'

/** A request that must succeed. */
export function validRequest(
  random: Random,
  customers: Customers,
  operation: JsonOperation,
): object {
  if (operation.id === 'answer-unmatched') return preflight(random)
  const keypair = keypairFor(random, customers, operation)
  const owner = keypair?.owner ?? ownerFor(random, customers, operation)
  const path = pick(random, operation.paths).replace('{owners}', `${owner.type}s`)
  const ids: Readonly<Record<string, string>> = {
    accountId: once(random, 2) ? owner.id : newIdFor(operation, owner),
    environmentId: once(random, 2) ? owner.id : newIdFor(operation, owner),
    ownerId: owner.id,
    keyId: keypair?.keyId ?? '',
    secretId: keypair ? pick(random, keypair.secrets).secretId : '',
    userId:
      operation.id === 'revoke-administrator' ? (owner.granted[0] ?? '') : pick(random, USERS),
  }
  const named = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
  const params = Object.fromEntries(named.map((name) => [name, ids[name] ?? '']))
  const body = bodyOf(random, operation, owner)
  const query = queryOf(random, customers, operation, owner)
  const headers: Record<string, string> = {}
  if (keypair && once(random, 3)) headers['if-match'] = tagOf(random, keypair)
  const authorizer = authorizerOf(random, operation, owner)
  return functionEvent(operation, path, { params, headers, ...body, ...query }, authorizer)
}

function keypairFor(
  random: Random,
  { keypairs }: Customers,
  { id, paths }: JsonOperation,
): KnownKeypair | undefined {
  if (!paths[0].includes('{keyId}')) return undefined
  const least = id === 'retire-secret' ? 2 : 1
  return pick(
    random,
    keypairs.filter(({ secrets }) => secrets.length >= least),
  )
}

function ownerFor(random: Random, { owners }: Customers, { id }: JsonOperation): KnownOwner {
  const type = ['account', 'environment'].find((kind) => id.endsWith(`-${kind}`))
  return pick(
    random,
    owners.filter(
      (owner) =>
        (type === undefined || owner.type === type) &&
        (id !== 'revoke-administrator' || owner.granted.length > 0),
    ),
  )
}

/** The id of a new owner for a registration, otherwise the owner's id. */
function newIdFor({ id }: JsonOperation, owner: KnownOwner): string {
  return id.startsWith('register-') ? `new-${owner.id}` : owner.id
}

function bodyOf(random: Random, { id }: JsonOperation, { type, accountId }: KnownOwner) {
  const name = pick(random, COMMENTS) || 'a name'
  const scopes = some(random, scopesFor(type))
  const comment = pick(random, COMMENTS)
  const expiresAt = pick(random, EXPIRIES)
  const members = Object.fromEntries(some(random, Object.entries({ comment, expiresAt, scopes })))
  const inheritAdministrators = once(random, 2)
  switch (id) {
    case 'create-keypair':
      return { body: { ...members, scopes } }
    case 'update-keypair':
      return { body: members }
    case 'rotate-secret':
      return once(random, 3) ? {} : { body: { overlapSeconds: pick(random, OVERLAPS) } }
    case 'register-account':
      return { body: { name } }
    case 'register-environment':
      return { body: { accountId, name, ...(once(random, 2) && { inheritAdministrators }) } }
    default:
      return {}
  }
}

function queryOf(random: Random, customers: Customers, { id }: JsonOperation, owner: KnownOwner) {
  if (id !== 'list-keypairs' && id !== 'list-audit-events') return {}
  const limit = String(1 + random.below(100))
  const cursor = drawCursor(random, customers, id, owner)
  return { query: Object.fromEntries(some(random, Object.entries({ limit, cursor }))) }
}

function tagOf(random: Random, { version }: KnownKeypair): string {
  return pick(random, ['*', `"${version}"`, `"0", "${version}"`, `W/"x" ,\t"${version}"`])
}

function authorizerOf(random: Random, { caller }: JsonOperation, owner: KnownOwner) {
  switch (caller) {
    case 'administrator':
      return userAuthorizer(random, pick(random, owner.administrators))
    case 'user':
      return userAuthorizer(random, pick(random, [...owner.administrators, 'vic']))
    case 'platform':
      return { iam: { userArn: pick(random, [PRINCIPAL, SESSION]), accountId: '000000000000' } }
    default:
      return undefined
  }
}

function userAuthorizer(random: Random, sub: string): object {
  const scopes = pick(random, [
    { scope: `openid ${USER_SCOPE}` },
    { scp: `[openid ${USER_SCOPE}]` },
  ])
  const claims = {
    iss: USER_ISSUER,
    sub,
    ...scopes,
    'cognito:groups': '[x admin]',
    exp: '1795352400',
  }
  return { jwt: { claims, scopes: [USER_SCOPE] } }
}

/** A browser's preflight request for a known path. */
function preflight(random: Random): object {
  const unmatched = MANAGEMENT.find(({ id }) => id === 'answer-unmatched')
  assert(unmatched)
  const path = pick(
    random,
    pick(
      random,
      MANAGEMENT.filter((known) => known !== unmatched),
    ).paths,
  )
  const asked = path.replace('{owners}', 'accounts').replaceAll(/\{\w+\}/g, 'x')
  const headers = { origin: 'https://console.example', 'access-control-request-method': 'GET' }
  const event = functionEvent(unmatched, '$default', { headers }, undefined)
  return partsWith(event, asked)
}

function partsWith(event: object, rawPath: string): object {
  const asked = withPart({ ...event, rawPath }, ['requestContext', 'http', 'method'], 'OPTIONS')
  return { ...event, ...(typeof asked === 'object' && asked) }
}
