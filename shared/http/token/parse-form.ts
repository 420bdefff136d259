import { BODY_BYTES_MAX, bodyBytesOf, type HttpEvent, headerOf } from '../event.ts'
import { formDecode } from './form-decode.ts'
import { invalidRequest } from './oauth-error.ts'

const PARAMETERS_MAX = 64
const FORM_MEDIA_TYPE = /^application\/x-www-form-urlencoded\s*(;\s*charset=(utf-8|"utf-8")\s*)?$/i

/** The parameters that the specifications define: a repeated one is an error, any other is ignored. */
const KNOWN = new Set([
  'grant_type',
  'scope',
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
])

/** The parameters of a token request that have a value: an empty one counts as omitted. */
export type Form = ReadonlyMap<string, string>

/**
 * Parses the body of a token request. There is one parser, and nothing in a name is more than a name.
 *
 * @throws {OAuthError} invalid_request
 * @see RFC 6749 §3.2, App. B
 */
export function parseForm(event: HttpEvent): Form {
  if (!FORM_MEDIA_TYPE.test(headerOf(event, 'content-type') ?? '')) {
    throw invalidRequest('Content-Type must be application/x-www-form-urlencoded, in UTF-8.')
  }
  if (headerOf(event, 'content-encoding') !== undefined) {
    throw invalidRequest('The body must not be compressed.', 415)
  }
  const form = new Map<string, string>()
  for (const [name, value] of pairsOf(textOf(event))) {
    if (!KNOWN.has(name)) continue
    if (form.has(name)) throw invalidRequest(`${name} must not be repeated.`)
    form.set(name, value)
  }
  for (const [name, value] of form) if (value === '') form.delete(name)
  return form
}

function textOf(event: HttpEvent): string {
  const bytes = bodyBytesOf(event)
  if (bytes === undefined) throw invalidRequest('The body is not valid base64.')
  if (bytes.length > BODY_BYTES_MAX) {
    throw invalidRequest(`The body has more than ${BODY_BYTES_MAX} bytes.`, 413)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw invalidRequest('The body is not valid UTF-8.')
  }
}

function pairsOf(text: string): readonly (readonly [string, string])[] {
  const parts = text.split('&', PARAMETERS_MAX + 1)
  if (parts.length > PARAMETERS_MAX) throw invalidRequest('The body has too many parameters.')
  return parts.map((part) => {
    const equals = part.indexOf('=')
    const name = formDecode(equals === -1 ? part : part.slice(0, equals))
    const value = formDecode(equals === -1 ? '' : part.slice(equals + 1))
    if (name === undefined || value === undefined) {
      throw invalidRequest('The body has a broken percent-escape.')
    }
    return [name, value] as const
  })
}
