// `npm start`: the whole service on one machine, until Ctrl-C.
import { startArguments } from './arguments.ts'
import { exitOnStartError } from './exit-on-start-error.ts'
import { type Stack, startStack } from './stack.ts'
import { HELP, welcome } from './welcome.ts'

/** Metrics are lines for CloudWatch: nobody reads them in a terminal, where each request has its line. */
const QUIET = { POWERTOOLS_METRICS_DISABLED: 'true' }

async function start(words: readonly string[]): Promise<void> {
  const { port, dataDirectory, help } = startArguments(words)
  if (help) return console.log(HELP)
  const starting = startStack({ port, dataDirectory, seed: true, environment: QUIET })
  const signal = stopOnSignal(starting)
  const { url } = await starting
  if (signal.aborted) return
  console.log(welcome(url))
  console.log(`ready ${url}`)
}

/**
 * The first signal stops everything that was started, also half-way; a second one does not wait.
 *
 * @returns whether there was one.
 */
function stopOnSignal(starting: Promise<Stack>): AbortSignal {
  const stopping = new AbortController()
  const stop = async () => {
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
    try {
      const stack = await starting
      await stack.stop()
      process.exit(0)
    } catch {
      // A start that fails is told where it is awaited, and has been undone.
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop())
  }
  return stopping.signal
}

await exitOnStartError(() => start(process.argv.slice(2)))
