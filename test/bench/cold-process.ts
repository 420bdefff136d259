// The process that is measured. It loads a function as Lambda's runtime does, and calls it once if there is a
// request for it. It is bundled to JavaScript first: stripping its types would take longer than what is measured.
import { writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { tokenContext } from './token-event.ts'

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>

/** The file descriptor of the report. Standard output is the function's log. */
const REPORT_FD = 3

async function measure(path: string, event: string): Promise<void> {
  const { handler }: { readonly handler: Handler } = createRequire(path)(path)
  const ready = sinceStart()
  if (event !== '') await ask(handler, JSON.parse(event))
  const answered = sinceStart()
  writeSync(REPORT_FD, JSON.stringify({ ready, answered }))
  // Connections that are kept alive would keep the process alive.
  process.exit()
}

async function ask(handler: Handler, event: APIGatewayProxyEventV2): Promise<void> {
  const { statusCode, body } = await handler(event, tokenContext())
  if (statusCode !== 200) throw new Error(`answered ${statusCode}: ${body}`)
}

/** Milliseconds. */
function sinceStart() {
  const { user, system } = process.cpuUsage()
  return { cpu: (user + system) / 1000, wall: performance.now() }
}

const [, , path = '', event = ''] = process.argv
measure(path, event)
