import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { LOOPBACK, listen } from '../../command-line/loopback.ts'
import { readBody } from '../read-body.ts'
import { type KeyMaterial, keyMaterial } from './key-material.ts'
import { KmsError } from './kms-error.ts'
import { generateMac, verifyMac } from './mac.ts'
import { decrypt, generateDataKeyPairWithoutPlaintext } from './wrap.ts'

export interface Kms {
  readonly endpoint: string
  stop(): Promise<void>
}

const BODY_BYTES_MAX = 64 * 1024

type KmsOperation = (material: KeyMaterial, input: unknown) => object

const OPERATIONS: ReadonlyMap<string, KmsOperation> = new Map([
  ['TrentService.GenerateMac', generateMac],
  ['TrentService.VerifyMac', verifyMac],
  ['TrentService.GenerateDataKeyPairWithoutPlaintext', generateDataKeyPairWithoutPlaintext],
  ['TrentService.Decrypt', decrypt],
])

/**
 * Starts a stand-in for KMS. It implements KMS's JSON 1.1 protocol for the calls of this service, so that
 * the real SDK client works with it. It checks no signatures: any program on this machine may call it.
 */
export async function startKms(options: { dataDirectory?: string | undefined } = {}): Promise<Kms> {
  const material = await keyMaterial(options.dataDirectory)
  const server = createServer((request, response) => {
    void answer(material, request, response)
  })
  const listening = await listen(server, 0)
  return { endpoint: `http://${LOOPBACK}:${listening.port}`, stop: listening.close }
}

async function answer(
  material: KeyMaterial,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request, BODY_BYTES_MAX)
    const operation = OPERATIONS.get(String(request.headers['x-amz-target']))
    if (request.method !== 'POST' || operation === undefined) {
      throw new KmsError('UnknownOperationException', 'The KMS stand-in has no such operation.')
    }
    send(response, 200, operation(material, parseJson(body)))
  } catch (error) {
    if (error instanceof KmsError) {
      send(response, 400, { __type: error.type, message: error.message })
    } else {
      send(response, 500, { __type: 'KMSInternalException', message: String(error) })
    }
  }
}

function parseJson(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    throw new KmsError('ValidationException', 'The body is not valid JSON or is too long.')
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(JSON.stringify(body))
}
