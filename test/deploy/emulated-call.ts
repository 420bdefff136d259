import { Sha256 } from '@aws-crypto/sha256-js'
import { SignatureV4 } from '@smithy/signature-v4'
import { EMULATED_REGION } from './emulator.ts'

export interface Call {
  readonly service: string
  readonly contentType: string
  /** The operation, for services that expect it in a header. */
  readonly target?: string
  readonly body: string
}

/**
 * Calls a service of the emulator for which there is no SDK client here. The signature names the service.
 *
 * @returns the body of the answer
 * @throws {Error} when the status is not 200
 */
export async function emulatedCall(
  endpoint: string,
  { service, contentType, target, body }: Call,
): Promise<string> {
  const { host, hostname, protocol } = new URL(endpoint)
  const signer = new SignatureV4({
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    region: EMULATED_REGION,
    service,
    sha256: Sha256,
  })
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    path: '/',
    headers: { host, 'content-type': contentType, ...(target && { 'x-amz-target': target }) },
    body,
  })
  const response = await fetch(endpoint, { method: 'POST', headers, body })
  const text = await response.text()
  if (!response.ok) throw new Error(`${service} answered ${response.status}: ${text}`)
  return text
}
