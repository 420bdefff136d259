import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'

/** The result of a call to DynamoDB that is not sent: an answer, or an error to throw. */
export type FakeAnswer = object | Error

export interface SentCall {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

/**
 * Answers the process's DynamoDB client instead of AWS, in order, and repeats the last answer. The
 * real client runs up to the point where it would send.
 */
export function fakeDynamoDb(...answers: readonly FakeAnswer[]): {
  readonly calls: readonly SentCall[]
  restore(): void
} {
  process.env.AWS_REGION ??= 'eu-west-1'
  const calls: SentCall[] = []
  const name = `fake-${crypto.randomUUID()}`
  dynamodb().middlewareStack.add(
    (_, context) => async (args) => {
      const place = Math.min(calls.length, answers.length - 1)
      calls.push({ name: context.commandName ?? '', input: { ...args.input } })
      const answer = answers[place] ?? {}
      if (answer instanceof Error) throw answer
      return { response: {}, output: { $metadata: {}, ...answer } }
    },
    { step: 'initialize', name, priority: 'low' },
  )
  return { calls, restore: () => dynamodb().middlewareStack.remove(name) }
}

/** The error of a transaction that was cancelled for these reasons, one for each action. */
export function cancelled(...codes: readonly string[]): Error {
  return new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  })
}
