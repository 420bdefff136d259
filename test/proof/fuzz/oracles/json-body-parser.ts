// A parser of JSON bodies that shares no code with the product.
import { isUtf8 } from 'node:buffer'
import type { OwnerType } from '../../../../shared/domain/owners/owner.ts'
import { scopesFor } from '../fixture/customers.ts'
import { partsOf } from '../harness/event-parts.ts'
import { BODY_BYTES_MAX, bytesIn, headerIn, isMediaType, lowered } from './http-parsers.ts'

type Body = Readonly<Record<string, unknown>>
type Rule = (value: unknown, type: OwnerType, now: Date) => boolean

const DEPTH_MAX = 8
const SCOPES_MAX = 50
const TEXT_LENGTH_MAX = 256
const SECRET_LENGTH = 49
const OVERLAP_SECONDS_MAX = 2_592_000
/** Pairs of first and last code point: what hides or reorders text, and lone surrogates. */
const FORBIDDEN = [
  ...[0x00, 0x1f, 0x7f, 0x9f, 0x61c, 0x61c, 0x200e, 0x200f, 0x2028, 0x202e, 0x2066, 0x2069],
  ...[0xd800, 0xdfff, 0xfeff, 0xfeff, 0xfffd, 0xfffd],
]

const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'create-keypair': { comment: nullOr(isText), scopes: areScopes, expiresAt: nullOr(isFuture) },
  'update-keypair': {
    comment: orAbsent(nullOr(isText)),
    scopes: orAbsent(areScopes),
    expiresAt: orAbsent(nullOr(isFuture)),
  },
  'rotate-secret': { overlapSeconds: orAbsent(isOverlap) },
  'register-account': { name: isName },
  'register-environment': {
    accountId: (value) => typeof value === 'string' && isOwnerId(value),
    name: isName,
    inheritAdministrators: orAbsent((value) => typeof value === 'boolean'),
  },
}

/** @returns the body's members; undefined when the operation must refuse the body */
export function parseBody(
  operationId: string,
  event: unknown,
  type: OwnerType,
  now: Date,
): Body | undefined {
  const bytes = bytesIn(event)
  const rules = RULES[operationId]
  if (bytes === undefined || bytes.length > BODY_BYTES_MAX) return undefined
  if (rules === undefined) return bytes.length === 0 ? {} : undefined
  if (bytes.length > 0 && !isMediaType(headerIn(event, 'content-type'), 'application/json'))
    return undefined
  if (bytes.length > 0 && headerIn(event, 'content-encoding') !== undefined) return undefined
  const body = bytes.length === 0 ? {} : strictJson(bytes)
  const isKnown = body && Object.keys(body).every((name) => Object.hasOwn(rules, name))
  const isValid = Object.entries(rules).every(([name, rule]) => rule(body?.[name], type, now))
  return isKnown && isValid ? body : undefined
}

/** The text as an answer shows it: in NFC. */
export function nfc(text: unknown): unknown {
  return typeof text === 'string' ? text.normalize('NFC') : text
}

/** No character of an owner id needs escaping anywhere. */
export function isOwnerId(id: string): boolean {
  const isValid = (letter: string, index: number) =>
    isPlain(letter) || (index > 0 && '_-'.includes(letter))
  const letters = [...id]
  return letters.length > 0 && letters.length <= 64 && letters.every(isValid) && !hasSecret(id)
}

/**
 * Parses an object that no two parsers read differently: no member twice, and not too deep. JSON without its
 * texts has one colon per member.
 */
function strictJson(bytes: Buffer): Body | undefined {
  if (!isUtf8(bytes)) return undefined
  const text = bytes.toString('utf8')
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')
  let depth = 0
  for (const sign of bare.replaceAll(/[^{}[\]]/g, '')) {
    depth += '{['.includes(sign) ? 1 : -1
    if (depth > DEPTH_MAX) return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    const colons = bare.replaceAll(/[^:]/g, '').length
    return isObject && membersIn(value) === colons ? partsOf(value) : undefined
  } catch {
    return undefined
  }
}

function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value)
  const own = Array.isArray(value) ? 0 : inner.length
  return inner.reduce((sum: number, member) => sum + membersIn(member), own)
}

function nullOr(rule: Rule): Rule {
  return (value, type, now) => value === null || value === undefined || rule(value, type, now)
}

function orAbsent(rule: Rule): Rule {
  return (value, type, now) => value === undefined || rule(value, type, now)
}

function isText(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const points = [...value.normalize('NFC')].map((letter) => letter.codePointAt(0) ?? 0)
  const isForbidden = (point: number) =>
    FORBIDDEN.some((from, index) => {
      const to = FORBIDDEN[index + 1] ?? from
      return index % 2 === 0 && point >= from && point <= to
    })
  return points.length <= TEXT_LENGTH_MAX && !points.some(isForbidden) && !hasSecret(value)
}

/** The product must not store what has the form of a key secret. */
export function hasSecret(text: string): boolean {
  return text.split('fbs_').some((rest, index) => index > 0 && plainLength(rest) >= SECRET_LENGTH)
}

function plainLength(text: string): number {
  const letters = [...text]
  const end = letters.findIndex((letter) => !isPlain(letter))
  return end === -1 ? letters.length : end
}

function isPlain(letter: string): boolean {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.includes(lowered(letter))
}

function isName(value: unknown): boolean {
  return isText(value) && value !== ''
}

function areScopes(value: unknown, type: OwnerType): boolean {
  if (!Array.isArray(value) || value.length > SCOPES_MAX) return false
  const allowed = scopesFor(type)
  return value.every((name, index) => allowed.includes(name) && value.indexOf(name) === index)
}

/** @see RFC 3339 §5.6 */
function isFuture(value: unknown, _type: OwnerType, now: Date): boolean {
  if (typeof value !== 'string' || !value.endsWith('Z')) return false
  const date = new Date(value)
  if (Number.isNaN(date.getTime()) || date <= now) return false
  const [seconds, fraction] = [value.slice(0, 19), value.slice(19, -1)]
  return date.toISOString().startsWith(seconds) && (fraction === '' || /^\.\d+$/.test(fraction))
}

function isOverlap(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= OVERLAP_SECONDS_MAX
}
