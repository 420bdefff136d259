import { randomUUID } from 'node:crypto'
import { dynamodb, kms } from '../../../shared/aws/sdk/clients.ts'
import type { Parameters } from '../dynamodb/parameters.ts'
import type { MemoryRequestHandler } from './request-handler.ts'

/** A call of the product to AWS, before the SDK serializes and signs it. */
export interface AwsCall {
  readonly service: 'dynamodb' | 'kms'
  /** The SDK's name of the command, below the document client: 'GetItemCommand'. */
  readonly name: string
  /** For DynamoDB in document form. */
  readonly input: Parameters
  /** Passes the call on to the real client and its endpoint. */
  send(): Promise<object>
}

/**
 * Answers the calls of this process's AWS clients in place of AWS. The SDK runs up to where it would
 * serialize the request. It throws what `answer` throws, without a retry.
 *
 * @returns what ends that
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
 * Puts a request handler behind this process's AWS clients. The real SDK serializes, signs and retries.
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

/** Settings that the clients require, if they are not set. */
function setAwsEnvironment(): void {
  process.env.AWS_REGION ??= 'eu-west-1'
  process.env.AWS_ACCESS_KEY_ID ??= 'proof'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'proof'
}
