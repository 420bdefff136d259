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
  /** Ends it, with its DynamoDB Local, and waits until it has. */
  stop(): Promise<void>
}

/**
 * Starts what `npm start` runs, without demo and console, in a process of its own: on a DynamoDB Local of its own,
 * or on the tables and keys of a stack that stands. What goes wrong out of its callers' sight, it prints to standard error.
 *
 * @throws {Error} when it does not come up
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
  // From here on its end is no fault by itself: whoever asks it something is told.
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
