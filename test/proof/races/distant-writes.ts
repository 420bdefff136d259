import { setTimeout } from 'node:timers/promises'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'

const WRITE_DELAY_MILLISECONDS = 5

/** What the SDK tells a middleware. */
interface SdkContext {
  readonly commandName?: string
}

/**
 * Moves this process's transactions further away from their table than its reads are. DynamoDB Local is so
 * near that a function which acknowledged what it has only sent would never be found out.
 */
export function delayWrites(): void {
  dynamodb().middlewareStack.add(
    (next, { commandName = '' }: SdkContext) =>
      async (call) => {
        if (commandName.startsWith('TransactWrite')) await setTimeout(WRITE_DELAY_MILLISECONDS)
        return await next(call)
      },
    { step: 'finalizeRequest', name: 'delayWrites' },
  )
}
