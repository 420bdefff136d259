// A request handler for the SDK. DynamoDB and KMS in memory answer what the real SDK has written and signed.
import { KmsError } from '../../../local/kms/kms-error.ts'
import type { MemoryDynamoDb } from '../dynamodb/dynamodb.ts'
import { isRecord, type Parameters } from '../dynamodb/parameters.ts'
import { refuse } from '../dynamodb/refusal.ts'
import type { MemoryKms } from './kms.ts'
import { withinTime } from './time-limit.ts'
import { bodyOf, parametersOf } from './wire-format.ts'

export interface MemoryAws {
  readonly dynamodb: MemoryDynamoDb
  readonly kms: MemoryKms
}

export interface MemoryHttpResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/** One try of a call. */
export interface MemoryHttpCall {
  readonly service: 'dynamodb' | 'kms'
  /** As the SDK names the command: 'GetItemCommand'. */
  readonly name: string
  /** For DynamoDB in document form; for KMS bytes are base64. */
  readonly input: Parameters
  /** The SDK's first try is 1. */
  readonly attempt: number
  /** Lets the memory answer, and commit. The caller may still replace the answer. */
  answer(): MemoryHttpResponse
}

/**
 * Sees each try before the memory does. It may throw (the connection fails) or answer instead of the memory,
 * also after `answer` has committed.
 */
export type BeforeAnswer = (call: MemoryHttpCall) => Promise<MemoryHttpResponse | undefined>

interface Request {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface HandlerOptions {
  readonly abortSignal?: unknown
  readonly requestTimeout?: number
}

export type MemoryRequestHandler = ReturnType<typeof memoryRequestHandler>

const decoder = new TextDecoder()

export function memoryRequestHandler(memory: MemoryAws, before?: BeforeAnswer) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: Request, options: HandlerOptions = {}) {
      const call = callOf(memory, request)
      if (before === undefined) return { response: call.answer() }
      return { response: (await withinTime(before(call), options)) ?? call.answer() }
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs() {
      return {}
    },
  }
}

/** An answer of AWS with a JSON body. */
export function jsonResponse(statusCode: number, body: unknown): MemoryHttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' }
  return { statusCode, headers, body: Buffer.from(JSON.stringify(body, bytesAsText)) }
}

function callOf(memory: MemoryAws, { headers, body }: Request): MemoryHttpCall {
  const [protocol = '', operation = ''] = (headers['x-amz-target'] ?? '').split('.')
  const name = `${operation}Command`
  const json: unknown = JSON.parse(body instanceof Uint8Array ? decoder.decode(body) : String(body))
  const [, attempt] = /attempt=(\d+)/.exec(headers['amz-sdk-request'] ?? '') ?? []
  const tried = { name, attempt: Number(attempt ?? 1) }
  if (protocol === 'TrentService') {
    const input = isRecord(json) ? json : refuse('a request is not a map')
    return {
      ...tried,
      service: 'kms',
      input,
      answer: () => answerOf(() => memory.kms.answer(name, input)),
    }
  }
  const input = parametersOf(json)
  const answer = () => answerOf(() => bodyOf(memory.dynamodb.call(name, input)))
  return { ...tried, service: 'dynamodb', input, answer }
}

function answerOf(ask: () => object): MemoryHttpResponse {
  try {
    return jsonResponse(200, ask())
  } catch (error) {
    if (error instanceof KmsError) {
      return jsonResponse(400, { __type: error.type, message: error.message })
    }
    if (!(error instanceof Error) || !('$fault' in error)) throw error
    const { name: __type, message, ...details } = error
    return jsonResponse(400, { ...membersOf(details), __type, message })
  }
}

function membersOf({ Item, CancellationReasons }: Parameters): Parameters {
  return { Item, CancellationReasons }
}

function bytesAsText(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
}
