import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { LOCAL_CREDENTIALS, LOCAL_REGION, SIGNED_SERVICE } from './gateway/sigv4.ts'

const signer = new SignatureV4({
  credentials: LOCAL_CREDENTIALS,
  region: LOCAL_REGION,
  service: SIGNED_SERVICE,
  sha256: Sha256,
})

/**
 * A request as the Feedback backend sends it, signed with AWS Signature Version 4.
 *
 * @param path already percent-encoded, without a query.
 */
export async function platformRequest(
  origin: string,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
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
  return fetch(url, {
    method,
    headers: signed.headers,
    ...(text === undefined ? {} : { body: text }),
  })
}
