import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { buildSync } from 'esbuild'
import * as z from 'zod/mini'

/** Milliseconds since a process started. */
const moment = z.object({ cpu: z.number(), wall: z.number() })
const coldStart = z.object({ ready: moment, answered: moment })

/** When a new process had loaded a function, and when it got the first answer. */
export type ColdStart = z.output<typeof coldStart>

export interface ColdStarts {
  /** An empty function, which every other is compared with. */
  readonly empty: string
  /** Starts a process for a function, and calls it once if there is a request for it. */
  start(path: string, event: APIGatewayProxyEventV2 | undefined): ColdStart
}

/** Writes into a folder what the measurements need beside the functions. */
export function coldStarts(folder: string): ColdStarts {
  const empty = join(folder, 'empty', 'empty.js')
  mkdirSync(join(folder, 'empty'))
  writeFileSync(join(folder, 'empty', 'package.json'), '{"type":"commonjs"}\n')
  writeFileSync(empty, 'exports.handler = async () => ({ statusCode: 204 })\n')
  const measuring = join(folder, 'empty', 'cold-process.js')
  buildSync({
    entryPoints: [fileURLToPath(import.meta.resolve('./cold-process.ts'))],
    outfile: measuring,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
  })
  return { empty, start: (path, event) => startProcess(measuring, path, event) }
}

/** @throws {Error} when the process ended without a report. */
function startProcess(
  measuring: string,
  path: string,
  event: APIGatewayProxyEventV2 | undefined,
): ColdStart {
  const text = event === undefined ? '' : JSON.stringify(event)
  const { output, status } = spawnSync(process.execPath, [measuring, path, text], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    // Lambda does not have the options that a developer's shell may set for Node.
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: '' },
  })
  const [, , , report] = output
  if (status !== 0 || !report) throw new Error(`${path} was not measured: exit code ${status}`)
  return z.parse(coldStart, JSON.parse(report))
}
