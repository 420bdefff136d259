import { setTimeout } from 'node:timers/promises'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'

const WRITE_DELAY_MILLISECONDS = 5

/** The context that the SDK gives to a middleware. */
interface SdkContext {
  readonly commandName?: string
}

/**
 * Delays this process's transactions, but not its reads. DynamoDB Local is so fast that otherwise nobody
 * would notice a function that acknowledges a write before it is done.
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
