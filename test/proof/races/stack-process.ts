// The process of the stack that is raced against, so that it has a core and those who race another. It
// ends when its parent lets go of it, or has died.
import { startStack } from '../../../local/stack.ts'
import { delayWrites } from './distant-writes.ts'

const released = new Promise<void>((resolve) => process.once('disconnect', resolve))
const stack = await startStack({
  port: 0,
  // Of the log only why something failed; nobody reads the rest, and it costs a tenth of the run.
  environment: { POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_LOG_LEVEL: 'ERROR' },
})
delayWrites()
process.send?.({ url: stack.url })
await released
await stack.stop()
process.exit(0)
