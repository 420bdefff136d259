import type { Form, ParameterOf } from '../../operations/contract/oauth-operation.ts'
import { BODY_BYTES_MAX, bodyBytesOf, type HttpEvent, headerOf } from '../http-event.ts'
import { formDecode } from './form-decode.ts'
import { invalidRequest } from './oauth-error.ts'

const PARAMETERS_MAX = 64
const FORM_MEDIA_TYPE = /^application\/x-www-form-urlencoded\s*(;\s*charset=(utf-8|"utf-8")\s*)?$/i

/** The parameters of a form. A parameter with an empty value counts as omitted. */
export type Parameters<F extends Form> = ReadonlyMap<ParameterOf<F>, string>

/**
 * Parses a form body. A parameter that the operation declares must not be repeated. Other parameters are
 * ignored. A name is only a name: brackets and dots in it have no meaning.
 *
 * @throws {OAuthError} invalid_request
 * @see RFC 6749 §3.2, App. B
 */
export function parseForm<F extends Form>(event: HttpEvent, declared: F): Parameters<F> {
  if (!FORM_MEDIA_TYPE.test(headerOf(event, 'content-type') ?? '')) {
    throw invalidRequest('Content-Type must be application/x-www-form-urlencoded, in UTF-8.')
  }
  if (headerOf(event, 'content-encoding') !== undefined) {
    throw invalidRequest('The body must not be compressed.', 415)
  }
  const found = new Map<ParameterOf<F>, string>()
  for (const [name, value] of pairsOf(textOf(event))) {
    if (!isDeclared(name, declared)) continue
    if (found.has(name)) throw invalidRequest(`${name} must not be repeated.`)
    found.set(name, value)
  }
  for (const [name, value] of found) if (value === '') found.delete(name)
  return found
}

function isDeclared<F extends Form>(name: string, declared: F): name is ParameterOf<F> {
  return Object.hasOwn(declared.parameters.shape, name) || declared.recognised.includes(name)
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
