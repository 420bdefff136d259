// Decides from the event alone, without the product's code, whether a request may succeed. What this refuses,
// the product must refuse.
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import type { JsonOperation } from '../../../../shared/operations/contract/json-operation.ts'
import { PRINCIPAL, USER_ISSUER, USER_SCOPE } from '../../../in-memory/product/settings.ts'
import type { Customers, KnownKeypair, KnownOwner } from '../fixture/customers.ts'
import { partAt, partsOf, textAt } from '../harness/event-parts.ts'
import { positionOf } from '../inputs/cursors.ts'
import { headerIn } from './http-parsers.ts'
import { hasSecret, isOwnerId, parseBody } from './json-body-parser.ts'

/** The contents of a request that may succeed. */
export interface ParsedRequest {
  readonly owner: OwnerRef | undefined
  /** The owner, if it exists already. */
  readonly known: KnownOwner | undefined
  readonly keypair: KnownKeypair | undefined
  readonly userId: string
  readonly user: string | undefined
  readonly body: Readonly<Record<string, unknown>>
  readonly limit: number
  /** The position after which a page begins. */
  readonly after: string | undefined
}

/** The request of `answer-unmatched`, which is not parsed. */
const UNPARSED: ParsedRequest = {
  owner: undefined,
  known: undefined,
  keypair: undefined,
  userId: '',
  user: undefined,
  body: {},
  limit: 0,
  after: undefined,
}

const SESSION = 'arn:aws:sts::000000000000:assumed-role/feedback-backend/'
const CHANGES_OF_KEYPAIRS = ['update', 'enable', 'disable', 'rotate', 'retire', 'remove']

/** @returns undefined for a request that must be refused */
export function parseManagementRequest(
  operation: JsonOperation,
  event: unknown,
  customers: Customers,
  now: Date,
): ParsedRequest | undefined {
  if (operation.id === 'answer-unmatched') return UNPARSED
  const params = partsOf(partAt(event, ['pathParameters']))
  const { owner, known } = ownerIn(operation, event, params, customers)
  const body = parseBody(operation.id, event, owner?.type ?? 'account', now)
  const user = userIn(event)
  if (body === undefined || !mayCall(operation, event, user, known)) return undefined
  if (!hasExactly(params, namesIn(operation)) || (isOfOwner(operation) && !owner)) return undefined
  const keypair = customers.keypairs.find(
    (candidate) => candidate.keyId === params.keyId && candidate.owner === known,
  )
  if ('keyId' in params && !isKeypairRight(operation, event, keypair, params.secretId))
    return undefined
  const userId = typeof params.userId === 'string' ? params.userId : ''
  if ('userId' in params && (!isUser(userId) || hasSecret(userId))) return undefined
  if (operation.id === 'revoke-administrator' && !known?.granted.includes(userId)) return undefined
  if (operation.id === 'register-environment' && !isUnder(body, known, customers)) return undefined
  const page = pageIn(operation, event, known)
  return page && { owner, known, keypair, userId, user, body, ...page }
}

/** The names of the path's parameters. */
function namesIn({ paths }: JsonOperation): readonly string[] {
  return [...paths[0].matchAll(/\{(\w+)\}/g)].flatMap(([, name]) =>
    name === undefined || name === 'owners' ? [] : name,
  )
}

function isOfOwner(operation: JsonOperation): boolean {
  return namesIn(operation).length > 0
}

function hasExactly(params: object, names: readonly string[]): boolean {
  const given = Object.keys(params)
  return given.length === names.length && names.every((name) => given.includes(name))
}

/** The owner in the path: for a registration any valid one, otherwise an open one. */
function ownerIn(
  { id: operationId }: JsonOperation,
  event: unknown,
  params: Readonly<Record<string, unknown>>,
  { owners }: Customers,
): { readonly owner?: OwnerRef; readonly known?: KnownOwner | undefined } {
  const { accountId, environmentId, ownerId } = params
  const id = ownerId ?? accountId ?? environmentId
  if (typeof id !== 'string') return {}
  const route = textAt(event, ['routeKey'])
  const type = operationId.endsWith('-account')
    ? 'account'
    : operationId.endsWith('-environment') || !route.includes(' /v1/accounts/')
      ? 'environment'
      : 'account'
  if (ownerId !== undefined && !route.includes(` /v1/${type}s/`)) return {}
  const known = owners.find((owner) => owner.type === type && owner.id === id)
  const mayBeNew = operationId.startsWith('register-') && isOwnerId(id)
  return known ? { owner: known, known } : mayBeNew ? { owner: { type, id } } : {}
}

function mayCall(
  { caller }: JsonOperation,
  event: unknown,
  user: string | undefined,
  known: KnownOwner | undefined,
): boolean {
  switch (caller) {
    case 'administrator':
      return user !== undefined && known?.administrators.includes(user) === true
    case 'user':
      return user !== undefined
    case 'platform':
      return isPlatform(partAt(event, ['requestContext', 'authorizer', 'iam', 'userArn']))
    default:
      return true
  }
}

function userIn(event: unknown): string | undefined {
  const claims = partsOf(partAt(event, ['requestContext', 'authorizer', 'jwt', 'claims']))
  const { iss, sub, scope, scp } = claims
  const list = typeof scope === 'string' ? scope : typeof scp === 'string' ? inside(scp) : ''
  const isOurs = iss === USER_ISSUER && list.split(' ').includes(USER_SCOPE)
  return isOurs && typeof sub === 'string' && isUser(sub) ? sub : undefined
}

/** The gateway writes a list as `[a b]`. */
function inside(list: string): string {
  return list.startsWith('[') && list.endsWith(']') ? list.slice(1, -1) : list
}

function isUser(sub: string): boolean {
  const isPrintable = [...sub].every((letter) => letter > ' ' && letter < '\x7f')
  return isPrintable && sub.length > 0 && sub.length <= 255
}

function isPlatform(arn: unknown): boolean {
  if (arn === PRINCIPAL) return true
  if (typeof arn !== 'string' || !arn.startsWith(SESSION)) return false
  const session = arn.slice(SESSION.length)
  return session !== '' && !session.includes('/')
}

/** Whether the keypair exists, has the version of `If-Match`, and keeps a secret when one is retired. */
function isKeypairRight(
  { id }: JsonOperation,
  event: unknown,
  keypair: KnownKeypair | undefined,
  secretId: unknown,
): boolean {
  if (keypair === undefined) return false
  const isRetired = keypair.secrets.some((secret) => secret.secretId === secretId)
  if (id === 'retire-secret' && !(isRetired && keypair.secrets.length > 1)) return false
  const tags = headerIn(event, 'if-match')
  if (tags === undefined || !CHANGES_OF_KEYPAIRS.some((edit) => id.startsWith(edit))) return true
  const wanted = tags.split(',').map((tag) => tag.trim())
  return wanted.includes(`"${keypair.version}"`) || (wanted.length === 1 && wanted[0] === '*')
}

function isUnder(
  { accountId }: Readonly<Record<string, unknown>>,
  known: KnownOwner | undefined,
  { owners }: Customers,
): boolean {
  const isOpen = owners.some(({ type, id }) => type === 'account' && id === accountId)
  return isOpen && (known === undefined || known.accountId === accountId)
}

function pageIn({ id, caller }: JsonOperation, event: unknown, known: KnownOwner | undefined) {
  const query = partsOf(partAt(event, ['queryStringParameters']))
  const whole = { limit: 100, after: undefined }
  // Public documents ignore the query. All other operations refuse unknown parameters.
  if (caller === 'anyone') return whole
  if (id !== 'list-keypairs' && id !== 'list-audit-events') {
    return Object.keys(query).length === 0 ? whole : undefined
  }
  const { limit = '100', cursor, ...more } = query
  const size = Number(limit)
  if (String(size) !== limit || !Number.isInteger(size) || size < 1 || size > 100) return undefined
  if (Object.keys(more).length > 0) return undefined
  if (cursor === undefined) return { limit: size, after: undefined }
  const after =
    typeof cursor === 'string' && known ? positionOf(cursor, known.incarnation) : undefined
  return after === undefined ? undefined : { limit: size, after }
}
