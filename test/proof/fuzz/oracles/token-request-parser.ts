// A parser of token requests that shares no code with the product. What it cannot parse, the product must
// refuse; to all else the keypair's state and scopes decide the answer.
import { isUtf8 } from 'node:buffer'
import {
  BODY_BYTES_MAX,
  bytesIn,
  headerIn,
  isMediaType,
  lowered,
  strictBase64,
} from './http-parsers.ts'

/** The contents of a valid token request. */
export interface ParsedTokenRequest {
  readonly keyId: string
  readonly keySecret: string
  /** Undefined asks for all scopes of the keypair. */
  readonly scopes: readonly string[] | undefined
}

const FORM = 'application/x-www-form-urlencoded'
const PARAMETERS_MAX = 64
const PARAMETERS = ['grant_type', 'scope', 'client_id', 'client_secret']
const ASSERTIONS = ['client_assertion', 'client_assertion_type']

/** @returns undefined for a malformed token request */
export function parseTokenRequest(event: unknown): ParsedTokenRequest | undefined {
  const bytes = bytesIn(event)
  if (!isMediaType(headerIn(event, 'content-type'), FORM)) return undefined
  if (headerIn(event, 'content-encoding') !== undefined) return undefined
  if (bytes === undefined || bytes.length > BODY_BYTES_MAX || !isUtf8(bytes)) return undefined
  const form = parseForm(bytes)
  if (form?.get('grant_type') !== 'client_credentials') return undefined
  const client = parseClient(headerIn(event, 'authorization'), form)
  const scope = form.get('scope')
  return client && { ...client, scopes: scope === undefined ? undefined : scope.split(' ') }
}

/** @returns the known parameters that have a value; undefined for a malformed form */
function parseForm(bytes: Buffer): ReadonlyMap<string, string> | undefined {
  const parts = bytes.toString('latin1').split('&')
  if (parts.length > PARAMETERS_MAX) return undefined
  const seen = new Map<string, string>()
  for (const part of parts) {
    const [name = '', ...rest] = part.split('=')
    const [key, value] = [unescaped(name), unescaped(rest.join('='))]
    if (key === undefined || value === undefined) return undefined
    if (![...PARAMETERS, ...ASSERTIONS].includes(key)) continue
    if (seen.has(key)) return undefined
    seen.set(key, value)
  }
  return new Map([...seen].filter(([, value]) => value !== ''))
}

/** @param text with one character per byte */
function unescaped(text: string): string | undefined {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '%') {
      const digits = text.slice(at + 1, at + 3)
      if (!/^[0-9A-Fa-f]{2}$/.test(digits)) return undefined
      bytes.push(Number.parseInt(digits, 16))
      at += 2
    } else bytes.push(character === '+' ? 0x20 : character.charCodeAt(0))
  }
  const decoded = Buffer.from(bytes)
  return isUtf8(decoded) ? decoded.toString('utf8') : undefined
}

function parseClient(authorization: string | undefined, form: ReadonlyMap<string, string>) {
  const [id, secret] = [form.get('client_id'), form.get('client_secret')]
  if (ASSERTIONS.some((name) => form.has(name))) return undefined
  if (authorization === undefined) {
    return id === undefined || secret === undefined ? undefined : { keyId: id, keySecret: secret }
  }
  const basic = secret === undefined ? parseBasic(authorization) : undefined
  return basic && (id === undefined || id === basic.keyId) ? basic : undefined
}

function parseBasic(authorization: string) {
  if (lowered(authorization.slice(0, 6)) !== 'basic ') return undefined
  const token = authorization.slice(6).replace(/^ */, '')
  const bytes = strictBase64(token, true)
  if (bytes === undefined || bytes.length === 0 || !isUtf8(bytes)) return undefined
  const [id = '', ...rest] = bytes.toString('latin1').split(':')
  const [keyId, keySecret] = [unescaped(id), unescaped(rest.join(':'))]
  return rest.length > 0 && keyId && keySecret ? { keyId, keySecret } : undefined
}
