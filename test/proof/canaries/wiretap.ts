import { replaceRequestHandlers } from '../../in-memory/aws/intercept.ts'
import {
  type BeforeCore,
  type MemoryAws,
  memoryRequestHandler,
} from '../../in-memory/aws/request-handler.ts'
import { isRecord } from '../../in-memory/dynamodb/parameters.ts'
import type { Evidence } from './evidence.ts'

/**
 * Puts AWS in this process behind the SDK, and keeps all that the SDK sends to it, as it is sent. The message
 * that a MAC is over is the one place where a secret may go: it is kept from the evidence, and told.
 *
 * @returns what undoes that
 */
export function tapAws(
  cores: MemoryAws,
  before: BeforeCore,
  evidence: Evidence,
  onMacMessage: (message: string) => void,
): () => void {
  const inner = memoryRequestHandler(cores, before)
  const tapped: typeof inner = {
    ...inner,
    handle: (request, options) => {
      const [, operation = ''] = (request.headers['x-amz-target'] ?? '').split('.')
      const body: unknown = JSON.parse(String(request.body))
      const where = `what was sent to AWS for ${operation}`
      evidence.add(where, { ...request, body: withoutMacMessage(operation, body, onMacMessage) })
      return inner.handle(request, options)
    },
  }
  return replaceRequestHandlers(tapped)
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
