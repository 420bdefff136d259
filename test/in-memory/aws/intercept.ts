import { randomUUID } from 'node:crypto'
import { dynamodb, kms } from '../../../shared/aws/sdk/clients.ts'
import type { Parameters } from '../dynamodb/parameters.ts'
import type { MemoryRequestHandler } from './request-handler.ts'

/** A call that the product makes of AWS, before anything of it is written or signed. */
export interface AwsCall {
  readonly service: 'dynamodb' | 'kms'
  /** As the SDK names the command, of the client below the document client: 'GetItemCommand'. */
  readonly name: string
  /** For DynamoDB in document form. */
  readonly input: Parameters
  /** Goes on to the real client, and to what it is led to. */
  send(): Promise<object>
}

/**
 * Answers this process's AWS clients in place of AWS, until what it returns is called. The real clients run
 * up to where they would write a request; an error that is thrown is thrown to their caller, and not tried
 * again.
 */
export function interceptAws(answer: (call: AwsCall) => Promise<object>): () => void {
  setAwsEnvironment()
  const name = `intercept-${randomUUID()}`
  const options = { step: 'initialize', name, priority: 'low' } as const
  dynamodb().middlewareStack.add(
    (next, context) => async (args) => {
      const send = async () => (await next(args)).output
      const call = { service: 'dynamodb', name: context.commandName ?? '', send } as const
      const output = await answer({ ...call, input: { ...args.input } })
      return { response: {}, output: { $metadata: {}, ...output } }
    },
    options,
  )
  kms().middlewareStack.add(
    (next, context) => async (args) => {
      const send = async () => (await next(args)).output
      const call = { service: 'kms', name: context.commandName ?? '', send } as const
      const output = await answer({ ...call, input: { ...args.input } })
      return { response: {}, output: { $metadata: {}, ...output } }
    },
    options,
  )
  return () => {
    dynamodb().middlewareStack.remove(name)
    kms().middlewareStack.remove(name)
  }
}

/**
 * Puts a request handler behind this process's AWS clients: whatever the SDK writes, signs and retries is
 * then its own.
 *
 * @returns what puts the real handlers back
 */
export function replaceRequestHandlers(handler: MemoryRequestHandler): () => void {
  setAwsEnvironment()
  const real = [dynamodb().config.requestHandler, kms().config.requestHandler] as const
  dynamodb().config.requestHandler = handler
  kms().config.requestHandler = handler
  return () => {
    dynamodb().config.requestHandler = real[0]
    kms().config.requestHandler = real[1]
  }
}

/** What the clients look for, where nobody has said anything. */
function setAwsEnvironment(): void {
  process.env.AWS_REGION ??= 'eu-west-1'
  process.env.AWS_ACCESS_KEY_ID ??= 'proof'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'proof'
}
