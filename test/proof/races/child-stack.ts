import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const readySchema = z.object({
  url: z.string(),
  endpoints: z.object({ dynamodb: z.string(), kms: z.string() }),
})
type Ready = z.infer<typeof readySchema>

export interface ChildStack extends Ready {
  /** Stops it, with its DynamoDB Local, and waits until it has ended. */
  stop(): Promise<void>
}

/**
 * Starts what `npm start` runs, without demo and console, in a separate process. It uses a separate DynamoDB
 * Local, or the tables and keys of a stack that already runs. It prints errors that callers cannot see to
 * standard error.
 *
 * @throws {Error} when it does not start
 */
export async function startChildStack(beside?: ChildStack): Promise<ChildStack> {
  const { DYNAMODB_ENDPOINT: _, ...env } = process.env
  const shared = beside && {
    dynamodbEndpoint: beside.endpoints.dynamodb,
    kmsEndpoint: beside.endpoints.kms,
  }
  const script = fileURLToPath(new URL('stack-process.ts', import.meta.url))
  const child = fork(script, [JSON.stringify(shared ?? {})], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const ready = once(child, 'message').then(([message]) => z.parse(readySchema, message))
  const died = ended.then(([code, signal]): never => {
    throw new Error(`the stack ended before it was ready: ${signal ?? code}`)
  })
  const { url, endpoints } = await Promise.race([ready, died])
  // From here on its end is not an error by itself: a request to it would fail.
  died.catch(() => {})
  return {
    url,
    endpoints,
    stop: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
