// Who may do what, read from an event by other means than the product's own: what this finds wrong must be
// refused.
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { JsonOperation } from '../../../shared/operations/contract/json-operation.ts'
import { PRINCIPAL, USER_ISSUER, USER_SCOPE } from '../../in-memory/product/settings.ts'
import { hasSecret, isOwnerId, readBody } from './body-judge.ts'
import { cursorLeadsTo } from './cursors.ts'
import type { Customers, KnownKeypair, KnownOwner } from './customers.ts'
import { partAt, partsOf, textAt } from './event-parts.ts'
import { headerIn } from './reading.ts'

/** What a request that may be served asks for. */
export interface Reading {
  readonly owner: OwnerRef | undefined
  /** Where the owner stands already. */
  readonly known: KnownOwner | undefined
  readonly keypair: KnownKeypair | undefined
  readonly userId: string
  readonly user: string | undefined
  readonly body: Readonly<Record<string, unknown>>
  readonly limit: number
  /** The place after which a page begins. */
  readonly after: string | undefined
}

/** What no route leads to is not read: it is told where it might have gone. */
const ANYTHING: Reading = {
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
const EDITS = ['update', 'enable', 'disable', 'rotate', 'retire', 'remove']

/** @returns undefined for what must be refused */
export function readManagement(
  operation: JsonOperation,
  event: unknown,
  customers: Customers,
  now: Date,
): Reading | undefined {
  if (operation.id === 'answer-unmatched') return ANYTHING
  const params = partsOf(partAt(event, ['pathParameters']))
  const { owner, known } = ownerIn(operation, event, params, customers)
  const body = readBody(operation.id, event, owner?.type ?? 'account', now)
  const user = userIn(event)
  if (body === undefined || !mayCall(operation, event, user, known)) return undefined
  if (!hasExactly(params, namesIn(operation)) || (isOfOwner(operation) && !owner)) return undefined
  const keypair = customers.keypairs.find(
    (candidate) => candidate.keyId === params.keyId && candidate.owner === known,
  )
  if ('keyId' in params && !isKeypairAs(operation, event, keypair, params.secretId))
    return undefined
  const userId = typeof params.userId === 'string' ? params.userId : ''
  if ('userId' in params && (!isUser(userId) || hasSecret(userId))) return undefined
  if (operation.id === 'revoke-administrator' && !known?.granted.includes(userId)) return undefined
  if (operation.id === 'register-environment' && !isUnder(body, known, customers)) return undefined
  const page = pageIn(operation, event, known)
  return page && { owner, known, keypair, userId, user, body, ...page }
}

/** The names in braces; all that a path may have. */
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

/** The owner in the path: for a registration any that may be, or else one that is open. */
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

/** What the gateway makes of a list: `[a b]`. */
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

/** Whether the keypair is there, has the secret that is to go beside another, and has not been changed. */
function isKeypairAs(
  { id }: JsonOperation,
  event: unknown,
  keypair: KnownKeypair | undefined,
  secretId: unknown,
): boolean {
  if (keypair === undefined) return false
  const isRetired = keypair.secrets.some((secret) => secret.secretId === secretId)
  if (id === 'retire-secret' && !(isRetired && keypair.secrets.length > 1)) return false
  const tags = headerIn(event, 'if-match')
  if (tags === undefined || !EDITS.some((edit) => id.startsWith(edit))) return true
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
  const asked = partsOf(partAt(event, ['queryStringParameters']))
  const whole = { limit: 100, after: undefined }
  // What anyone may read says the same whatever the query; nobody else may send one that is not known.
  if (caller === 'anyone') return whole
  if (id !== 'list-keypairs' && id !== 'list-audit-events') {
    return Object.keys(asked).length === 0 ? whole : undefined
  }
  const { limit = '100', cursor, ...more } = asked
  const size = Number(limit)
  if (String(size) !== limit || !Number.isInteger(size) || size < 1 || size > 100) return undefined
  if (Object.keys(more).length > 0) return undefined
  if (cursor === undefined) return { limit: size, after: undefined }
  const after =
    typeof cursor === 'string' && known ? cursorLeadsTo(cursor, known.incarnation) : undefined
  return after === undefined ? undefined : { limit: size, after }
}
