import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface Run {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Runs the script as an operator does, against this endpoint. */
export async function runRestore(
  endpoint: string,
  words: readonly string[],
  onStart: (script: ChildProcess) => void = () => {},
): Promise<Run> {
  const script = spawn(process.execPath, ['operate/restore/restore.ts', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  })
  onStart(script)
  const [output, errors] = await Promise.all([
    text(script.stdout),
    text(script.stderr),
    script.exitCode ?? script.signalCode ?? once(script, 'exit'),
  ])
  return { code: script.exitCode, output, errors }
}

/** Reads a number from the summary, by the words beside it. */
export function countIn({ output }: Run, words: string): number {
  const line = output.split('\n').find((one) => one.endsWith(`  ${words}`))
  return Number(line?.trim().split(' ')[0] ?? Number.NaN)
}
