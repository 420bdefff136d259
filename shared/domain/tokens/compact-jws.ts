import { type KeyObject, sign } from 'node:crypto'

/**
 * Makes a JWS in compact serialization, signed with ES256. It signs synchronously: on the Node of the Lambda
 * runtime, that costs half as much as WebCrypto and the libraries that use it.
 *
 * @see RFC 7515 §3.1, RFC 7518 §3.4: the signature is r ‖ s, 64 bytes, not DER
 */
export function signCompactJws(
  header: Readonly<Record<string, unknown>>,
  payload: Readonly<Record<string, unknown>>,
  privateKey: KeyObject,
): string {
  const signingInput = `${base64urlJson({ alg: 'ES256', ...header })}.${base64urlJson(payload)}`
  const signature = sign('sha256', Buffer.from(signingInput), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return `${signingInput}.${signature.toString('base64url')}`
}

function base64urlJson(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
