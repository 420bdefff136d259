// What tests of the token endpoint use, beside the test stack.
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import type { Answer } from '../local-stack/answer.ts'
import type { CreatedKeypair } from '../local-stack/test-stack.ts'

export type KeyAndSecret = Pick<CreatedKeypair, 'keyId' | 'keySecret'>

/** The minimum of a token request. */
export const GRANT = 'grant_type=client_credentials'
export const FORM = 'application/x-www-form-urlencoded'

/** An `Authorization` value over exactly these bytes. */
export function basicOf(userPass: string | Uint8Array): string {
  return `Basic ${Buffer.from(userPass).toString('base64')}`
}

export function basic({ keyId, keySecret }: KeyAndSecret): { readonly authorization: string } {
  return { authorization: basicOf(`${keyId}:${keySecret}`) }
}

/** A body with the credentials in it. */
export function posted({ keyId, keySecret }: KeyAndSecret, more = ''): string {
  return `${GRANT}&client_id=${keyId}&client_secret=${keySecret}${more}`
}

/** Every octet as `%XX`, as the most cautious client sends it. */
export function percentEncoded(plain: string): string {
  return [...Buffer.from(plain)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Sends what `fetch` refuses to send: repeated headers, another `Host`, odd methods. */
export async function rawRequest(
  url: string,
  options: { method: string; headers?: readonly (readonly [string, string])[]; body?: string },
): Promise<RawAnswer> {
  const { host } = new URL(url)
  const headers = options.headers ?? []
  const hasHost = headers.some(([name]) => name.toLowerCase() === 'host')
  const sent = [
    ...(hasHost ? [] : ['Host', host]),
    ...headers.flat(),
    ...(options.body === undefined ? [] : ['Content-Length', `${Buffer.byteLength(options.body)}`]),
  ]
  return await new Promise((resolve, reject) => {
    const outgoing = request(url, { method: options.method, headers: sent }, (incoming) => {
      text(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
        reject,
      )
    })
    outgoing.on('error', reject)
    outgoing.end(options.body)
  })
}

// RFC 6749 §5.2: `%x20-21 / %x23-5B / %x5D-7E`.
const DESCRIPTION = /^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/

/**
 * Asserts an error of the token endpoint, with everything that any such error must have. [E-01] [E-02]
 * [R-02]
 */
export function expectOAuthError(answer: Answer, status: number, error: string): void {
  expect({ status: answer.status, error: answer.json.error }).toEqual({ status, error })
  expect(Object.keys(answer.json)).toEqual(['error', 'error_description'])
  expect(answer.json.error_description).toMatch(DESCRIPTION)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('pragma')).toBe('no-cache')
  const challenge = answer.headers.get('www-authenticate')
  if (status === 401) expect(challenge).toMatch(/^Basic realm="[^"]+"/)
  else expect(challenge).toBeNull()
}

/** Asserts a token. */
export function expectToken(answer: Answer): string {
  expect({ status: answer.status, error: answer.json.error }).toEqual({ status: 200 })
  expect(answer.json.access_token).toEqual(expect.any(String))
  return String(answer.json.access_token)
}
