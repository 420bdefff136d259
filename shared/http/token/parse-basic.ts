import { formDecode } from './form-decode.ts'

const BASIC = /^basic +(?<token>[A-Za-z0-9+/]+={0,2})$/i

/**
 * Reads HTTP Basic credentials. They must be strict base64 (padding may be missing) and valid UTF-8. It
 * form-decodes each half, because RFC 6749 §2.3.1 makes clients encode them.
 *
 * @returns undefined for anything else: another scheme, two headers joined, junk
 * @see RFC 7617 §2
 */
export function parseBasic(
  authorization: string,
): { readonly username: string; readonly password: string } | undefined {
  const token = BASIC.exec(authorization)?.groups?.token
  const text = token === undefined ? undefined : decodeBase64(token)
  const colon = text?.indexOf(':') ?? -1
  if (text === undefined || colon === -1) return undefined
  const username = formDecode(text.slice(0, colon))
  const password = formDecode(text.slice(colon + 1))
  return username && password ? { username, password } : undefined
}

/** Decodes only the canonical encoding: `Buffer` ignores characters that are not base64. */
function decodeBase64(token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64')
  const canonical = bytes.toString('base64')
  if (token !== canonical && token !== canonical.replace(/=+$/, '')) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
