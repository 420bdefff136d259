import { createHash, timingSafeEqual } from 'node:crypto'
import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { queryPairs } from './decode.ts'
import type { ReceivedRequest } from './received-request.ts'

/** The credentials that the platform signs requests to the local stack with. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const
export const LOCAL_REGION = 'eu-west-1'
export const SIGNED_SERVICE = 'execute-api'

const CLOCK_SKEW_MILLISECONDS_MAX = 5 * 60 * 1000

const AUTHORIZATION_PATTERN =
  /^AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/

const signer = new SignatureV4({
  credentials: LOCAL_CREDENTIALS,
  region: LOCAL_REGION,
  service: SIGNED_SERVICE,
  sha256: Sha256,
  applyChecksum: false,
})

/**
 * Whether a request has a valid AWS Signature Version 4 of the local credentials. The signature must cover
 * method, path, query, host, date, every `x-amz-` header and the body. The check signs the received request
 * again and compares the signatures.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function isSigned(request: ReceivedRequest, now = new Date()): Promise<boolean> {
  const { headers } = request
  const [, credential, signedHeaders = '', signature] =
    AUTHORIZATION_PATTERN.exec(headers.authorization ?? '') ?? []
  const date = instantOf(headers['x-amz-date'] ?? '')
  if (signature === undefined || date === undefined) return false

  const day = (headers['x-amz-date'] ?? '').slice(0, 8)
  const scope = `${day}/${LOCAL_REGION}/${SIGNED_SERVICE}/aws4_request`
  if (credential !== `${LOCAL_CREDENTIALS.accessKeyId}/${scope}`) return false
  if (Math.abs(now.getTime() - date.getTime()) > CLOCK_SKEW_MILLISECONDS_MAX) return false

  const signed = signedHeaders.split(';')
  if (!coversEnough(headers, signed) || !bodyIsAsDeclared(request)) return false
  const expected = await signatureOf(request, signed, date)
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
}

function coversEnough(headers: ReceivedRequest['headers'], signed: readonly string[]): boolean {
  const required = Object.keys(headers).filter((name) => name.startsWith('x-amz-'))
  return [...required, 'host', 'x-amz-date'].every((name) => signed.includes(name))
}

/** The signature covers the declared hash of the body, so this hash must be correct. */
function bodyIsAsDeclared({ headers, body }: ReceivedRequest): boolean {
  const declared = headers['x-amz-content-sha256']
  return declared === undefined || declared === createHash('sha256').update(body).digest('hex')
}

async function signatureOf(
  { method, path, query, headers, body }: ReceivedRequest,
  signed: readonly string[],
  date: Date,
): Promise<string> {
  const values = new Map<string, string[]>()
  for (const [name, value] of queryPairs(query, false)) {
    values.set(name, [...(values.get(name) ?? []), value])
  }
  const again = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: 'localhost',
      path,
      query: Object.fromEntries(values),
      headers: Object.fromEntries(signed.map((name) => [name, headers[name] ?? ''])),
      body,
    },
    { signingDate: date, signableHeaders: new Set(signed) },
  )
  return again.headers.authorization?.slice(-64) ?? ''
}

/** Parses a time like `20260822T120000Z`. Returns undefined when it is not valid. */
function instantOf(text: string): Date | undefined {
  if (!/^\d{8}T\d{6}Z$/.test(text)) return undefined
  const date = new Date(
    text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  )
  return Number.isNaN(date.getTime()) ? undefined : date
}
