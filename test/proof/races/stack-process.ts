// The process of a stack, so that the stack and the clients have a core each. It ends when its parent
// disconnects or dies.
import * as z from 'zod/mini'
import { startStack } from '../../../local/stack/stack.ts'
import { delayWrites } from './delay-writes.ts'

/** What it shares with the first stack, when it is the second. */
const sharedSchema = z.object({
  dynamodbEndpoint: z.optional(z.string()),
  kmsEndpoint: z.optional(z.string()),
})

const shared = z.parse(sharedSchema, JSON.parse(process.argv[2] ?? '{}'))
const released = new Promise<void>((resolve) => process.once('disconnect', resolve))
const stack = await startStack({
  port: 0,
  ...shared,
  // The log has errors only: nobody reads the rest, and it costs a tenth of the run.
  environment: { POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_LOG_LEVEL: 'ERROR' },
})
delayWrites()
process.send?.({ url: stack.url, endpoints: stack.endpoints })
await released
await stack.stop()
process.exit(0)
