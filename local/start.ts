// `npm start`: the whole service on one machine, until Ctrl-C.

import { CommandError } from '../command-line/command-error.ts'
import { exitOnCommandError } from '../command-line/exit-on-command-error.ts'
import { builtConsole } from '../console/hosting/build.ts'
import { ConsoleBuildError } from '../console/hosting/console-build-error.ts'
import { type Stack, startStack } from './stack/stack.ts'
import { startArguments } from './start-arguments.ts'
import { HELP, welcome } from './welcome.ts'

/** Metrics are log lines for CloudWatch. In a terminal they would only disturb. */
const QUIET = { POWERTOOLS_METRICS_DISABLED: 'true' }

async function start(words: readonly string[]): Promise<void> {
  const { port, dataDirectory, help } = startArguments(words)
  if (help) return console.log(HELP)
  const consoleFolder = await consoleOrStartError()
  const options = { port, dataDirectory, consoleFolder, seed: true, environment: QUIET }
  const starting = startStack(options)
  const signal = stopOnSignal(starting)
  const { url } = await starting
  if (signal.aborted) return
  console.log(welcome(url))
  console.log(`ready ${url}`)
}

/** @throws {CommandError} when the console cannot be built. */
async function consoleOrStartError(): Promise<string> {
  try {
    return await builtConsole(() => console.log('building the console'))
  } catch (cause) {
    if (!(cause instanceof ConsoleBuildError)) throw cause
    const message = 'The console cannot be built. npm run build:console shows why.'
    throw new CommandError(message, { cause })
  }
}

/**
 * The first signal stops everything that was started, even during the start. The second one exits at once.
 *
 * @returns a signal that is aborted when the first signal comes.
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
      // A failed start has already been undone, and its error is reported where the start is awaited.
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop())
  }
  return stopping.signal
}

await exitOnCommandError(() => start(process.argv.slice(2)))
