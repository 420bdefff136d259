import { replaceRequestHandlers } from '../../in-memory/aws/intercept.ts'
import {
  type BeforeAnswer,
  type MemoryAws,
  memoryRequestHandler,
} from '../../in-memory/aws/request-handler.ts'
import { isRecord } from '../../in-memory/dynamodb/parameters.ts'
import type { Evidence } from './leak-search/evidence.ts'

/**
 * Puts AWS in memory behind the SDK, and adds every request of the SDK to the evidence. The message of a MAC
 * may contain a key secret: it goes to `onMacMessage` and not into the evidence.
 *
 * @returns what puts the real AWS back
 */
export function captureRequests(
  cores: MemoryAws,
  before: BeforeAnswer,
  evidence: Evidence,
  onMacMessage: (message: string) => void,
): () => void {
  const inner = memoryRequestHandler(cores, before)
  const capturing: typeof inner = {
    ...inner,
    handle: (request, options) => {
      const [, operation = ''] = (request.headers['x-amz-target'] ?? '').split('.')
      const body: unknown = JSON.parse(String(request.body))
      const where = `what was sent to AWS for ${operation}`
      evidence.add(where, { ...request, body: withoutMacMessage(operation, body, onMacMessage) })
      return inner.handle(request, options)
    },
  }
  return replaceRequestHandlers(capturing)
}

function withoutMacMessage(
  operation: string,
  body: unknown,
  onMacMessage: (message: string) => void,
): unknown {
  if (!isRecord(body) || (operation !== 'GenerateMac' && operation !== 'VerifyMac')) return body
  const { Message: message, ...rest } = body
  if (operation === 'GenerateMac') onMacMessage(Buffer.from(String(message), 'base64').toString())
  return rest
}
