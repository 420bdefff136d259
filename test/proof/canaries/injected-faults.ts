import {
  jsonResponse,
  type MemoryHttpCall,
  type MemoryHttpResponse,
} from '../../in-memory/aws/request-handler.ts'

/** How a call to AWS can fail. Every fault repeats the whole request, wherever it has room for it. */
export const FAULTS = [
  'reset',
  'lost',
  'many errors',
  'not an Error',
  'internal error',
  'throttled',
  'denied',
  'refused',
  'disabled key',
  'an HTML page',
  'not JSON',
  'half an answer',
  'another answer',
] as const
type Fault = (typeof FAULTS)[number]

export interface PlannedFault {
  /** Index of the call, from 0, or every call. */
  readonly call: number | 'every'
  readonly fault: Fault
}

/** Makes calls to AWS fail, as planned. */
export class FaultInjector {
  #planned: PlannedFault | null = null
  #calls = 0
  #failing = ''
  /** How many faults were injected. */
  injected = 0

  /** Counts calls from 0 again, and plans a fault. */
  plan(planned: PlannedFault | null): void {
    this.#planned = planned
    this.#calls = 0
    this.#failing = ''
  }

  /** Fails a try of a call, or returns undefined. A call that fails does so at every retry of the SDK. */
  async before(call: MemoryHttpCall): Promise<MemoryHttpResponse | undefined> {
    const planned = this.#planned
    if (planned === null || !this.#isHit(planned, call)) return undefined
    this.injected += 1
    return failed(planned.fault, call)
  }

  #isHit(planned: PlannedFault, { name, attempt }: MemoryHttpCall): boolean {
    if (planned.call === 'every') return true
    if (attempt > 1) return name === this.#failing
    this.#calls += 1
    if (this.#calls - 1 !== planned.call) return false
    this.#failing = name
    return true
  }
}

function failed(fault: Fault, call: MemoryHttpCall): MemoryHttpResponse {
  const echo = echoOf(call)
  switch (fault) {
    case 'reset':
      throw faultWith(echo)
    case 'lost':
      call.answer()
      throw faultWith(echo)
    case 'many errors':
      throw new AggregateError([faultWith(echo), faultWith(echo)], echo)
    case 'not an Error':
      throw { message: echo }
    case 'internal error':
      return refusal(500, 'InternalServerError', echo)
    case 'throttled':
      return refusal(400, 'ThrottlingException', echo)
    case 'denied':
      return refusal(400, 'AccessDeniedException', echo)
    case 'refused':
      return refusal(400, 'ValidationException', echo)
    case 'disabled key':
      return refusal(400, 'KMSInvalidStateException', echo)
    case 'an HTML page':
      return response(503, `<html><body>${echo}</body></html>`)
    case 'not JSON':
      return response(200, echo)
    case 'half an answer':
      return response(200, `{"Item":{"pk":{"S":${JSON.stringify(echo)}},`)
    case 'another answer':
      return jsonResponse(200, { Item: echo, Items: echo, Responses: echo, KeyId: echo })
  }
}

function refusal(status: number, type: string, echo: string): MemoryHttpResponse {
  const message = `1 validation error detected: Value '${echo}' is not valid`
  return jsonResponse(status, { __type: type, message, Message: message, request: echo })
}

function response(statusCode: number, text: string): MemoryHttpResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' }
  return { statusCode, headers, body: Buffer.from(text) }
}

/** An error with the members that an SDK, or a middleware around it, may attach. */
function faultWith(echo: string): Error {
  const cause = Object.assign(new Error(`what was sent: ${echo}`), { $response: { body: echo } })
  const error = new Error(`socket hang up, sending ${echo}`, { cause })
  return Object.assign(error, { code: 'ECONNRESET', $response: { body: echo }, request: echo })
}

/** The whole input of a call, and the message of a MAC in plain text too. */
function echoOf({ input }: MemoryHttpCall): string {
  const { Message: message } = input
  const plain = typeof message === 'string' ? Buffer.from(message, 'base64').toString() : ''
  return `${JSON.stringify(input)} ${plain}`
}
