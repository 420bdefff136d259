// A reading of token requests that shares no code with the product's: what it cannot read must be refused,
// and what it can must be answered by what the keypair may have.
import { isUtf8 } from 'node:buffer'
import { BODY_BYTES_MAX, bytesIn, headerIn, isMediaType, lowered, strictBase64 } from './reading.ts'

/** What a request asks for, if it is one. */
export interface TokenReading {
  readonly keyId: string
  readonly keySecret: string
  /** Undefined asks for whatever there is. */
  readonly scopes: readonly string[] | undefined
}

const FORM = 'application/x-www-form-urlencoded'
const PARAMETERS_MAX = 64
const ONCE = ['grant_type', 'scope', 'client_id', 'client_secret']
const ASSERTIONS = ['client_assertion', 'client_assertion_type']

/** @returns undefined for what is no request for a token, or not in the one way that there is */
export function readTokenRequest(event: unknown): TokenReading | undefined {
  const bytes = bytesIn(event)
  if (!isMediaType(headerIn(event, 'content-type'), FORM)) return undefined
  if (headerIn(event, 'content-encoding') !== undefined) return undefined
  if (bytes === undefined || bytes.length > BODY_BYTES_MAX || !isUtf8(bytes)) return undefined
  const form = readForm(bytes)
  if (form?.get('grant_type') !== 'client_credentials') return undefined
  const client = readClient(headerIn(event, 'authorization'), form)
  const scope = form.get('scope')
  return client && { ...client, scopes: scope === undefined ? undefined : scope.split(' ') }
}

/** @returns the parameters that mean something and have a value */
function readForm(bytes: Buffer): ReadonlyMap<string, string> | undefined {
  const parts = bytes.toString('latin1').split('&')
  if (parts.length > PARAMETERS_MAX) return undefined
  const seen = new Map<string, string>()
  for (const part of parts) {
    const [name = '', ...rest] = part.split('=')
    const [key, value] = [unescaped(name), unescaped(rest.join('='))]
    if (key === undefined || value === undefined) return undefined
    if (![...ONCE, ...ASSERTIONS].includes(key)) continue
    if (seen.has(key)) return undefined
    seen.set(key, value)
  }
  return new Map([...seen].filter(([, value]) => value !== ''))
}

/** @param text a character for each byte */
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

function readClient(authorization: string | undefined, form: ReadonlyMap<string, string>) {
  const [id, secret] = [form.get('client_id'), form.get('client_secret')]
  if (ASSERTIONS.some((name) => form.has(name))) return undefined
  if (authorization === undefined) {
    return id === undefined || secret === undefined ? undefined : { keyId: id, keySecret: secret }
  }
  const basic = secret === undefined ? readBasic(authorization) : undefined
  return basic && (id === undefined || id === basic.keyId) ? basic : undefined
}

function readBasic(authorization: string) {
  if (lowered(authorization.slice(0, 6)) !== 'basic ') return undefined
  const token = authorization.slice(6).replace(/^ */, '')
  const bytes = strictBase64(token, true)
  if (bytes === undefined || bytes.length === 0 || !isUtf8(bytes)) return undefined
  const [id = '', ...rest] = bytes.toString('latin1').split(':')
  const [keyId, keySecret] = [unescaped(id), unescaped(rest.join(':'))]
  return rest.length > 0 && keyId && keySecret ? { keyId, keySecret } : undefined
}
