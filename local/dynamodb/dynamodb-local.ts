import { CommandError } from '../../command-line/command-error.ts'
import { freePort, LOOPBACK } from '../../command-line/loopback.ts'
import { pause } from '../wait.ts'
import { findJava } from './java.ts'
import { type Jvm, launch } from './jvm.ts'

export interface DynamoDbLocal {
  readonly endpoint: string
  stop(): Promise<void>
}

/** A JVM takes two seconds to start on an idle machine, and much longer on a busy one. */
const START_TIMEOUT_MILLISECONDS = 60_000
const POLL_MILLISECONDS = 100
/** Another process may take the free port before DynamoDB Local does. */
const TRIES = 5

/**
 * Starts DynamoDB Local in a separate JVM on the loopback address. It keeps its data in memory, or in
 * `dataDirectory`. It ends with `stop()`, or at the latest when this process exits.
 *
 * @throws {CommandError} when there is no suitable Java, or DynamoDB Local does not start in time.
 */
export async function startDynamoDbLocal(
  options: { dataDirectory?: string | undefined; port?: number | undefined } = {},
): Promise<DynamoDbLocal> {
  const java = await findJava()
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort())
    const jvm = await launch(java, port, options.dataDirectory)
    const endpoint = `http://${LOOPBACK}:${port}`
    const outcome = await untilAnswering(endpoint, jvm)
    if (outcome === 'answering') return { endpoint, stop: jvm.stop }
    await jvm.stop()
    const portWasTaken = jvm.output().includes('BindException')
    if (options.port === undefined && portWasTaken && attempt < TRIES) continue
    throw new CommandError(`DynamoDB Local ${outcome}: ${lastLine(jvm.output())}`)
  }
}

async function untilAnswering(
  endpoint: string,
  { child }: Jvm,
): Promise<'answering' | 'ended' | 'did not answer within a minute'> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      return 'ended'
    }
    if (await answers(endpoint)) return 'answering'
    await pause(POLL_MILLISECONDS)
  }
  return 'did not answer within a minute'
}

/** Whether DynamoDB answers. A request without credentials gets a refusal that names DynamoDB. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, { signal: AbortSignal.timeout(5000) })
    return (await response.text()).includes('dynamodb')
  } catch {
    return false
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
