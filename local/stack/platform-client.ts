import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { LOCAL_CREDENTIALS, LOCAL_REGION, SIGNED_SERVICE } from '../gateway/sigv4.ts'

const signer = new SignatureV4({
  credentials: LOCAL_CREDENTIALS,
  region: LOCAL_REGION,
  service: SIGNED_SERVICE,
  sha256: Sha256,
})

/**
 * Calls a platform route of the local stack, signed with the local credentials.
 *
 * @param path percent-encoded, without a query.
 */
export async function platformRequest(
  origin: string,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const { url, ...init } = await signedRequest(signer, origin, method, path, body)
  return await fetch(url, init)
}

/** The arguments of `fetch` for a signed request. */
export interface SignedRequest {
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: string
}

/**
 * Makes a request of the platform, signed with AWS Signature Version 4.
 *
 * @param path percent-encoded, without a query.
 */
export async function signedRequest(
  signer: SignatureV4,
  origin: string,
  method: string,
  path: string,
  body?: object,
): Promise<SignedRequest> {
  const url = new URL(path, origin)
  const text = body === undefined ? undefined : JSON.stringify(body)
  const signed = await signer.sign({
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    query: {},
    headers: {
      host: url.host,
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: text ?? '',
  })
  return {
    url: url.href,
    method,
    headers: signed.headers,
    ...(text === undefined ? {} : { body: text }),
  }
}
