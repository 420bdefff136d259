// The process of the stack that is raced against, so that it has a core and those who race another. It
// ends when its parent lets go of it, or has died.
import * as z from 'zod/mini'
import { startStack } from '../../../local/stack/stack.ts'
import { delayWrites } from './distant-writes.ts'

/** What it shares with another stack, where it is not the first. */
const sharedSchema = z.object({
  dynamodbEndpoint: z.optional(z.string()),
  kmsEndpoint: z.optional(z.string()),
})

const shared = z.parse(sharedSchema, JSON.parse(process.argv[2] ?? '{}'))
const released = new Promise<void>((resolve) => process.once('disconnect', resolve))
const stack = await startStack({
  port: 0,
  ...shared,
  // Of the log only why something failed; nobody reads the rest, and it costs a tenth of the run.
  environment: { POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_LOG_LEVEL: 'ERROR' },
})
delayWrites()
process.send?.({ url: stack.url, endpoints: stack.endpoints })
await released
await stack.stop()
process.exit(0)
