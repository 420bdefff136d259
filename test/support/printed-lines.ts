// What a function prints, line by line: its log, and its metrics, which CloudWatch takes from the log.
import * as z from 'zod/mini'

export interface PrintedLines {
  /** The lines of the log. */
  readonly log: readonly Line[]
  /** The lines that contain metrics. */
  readonly metrics: readonly Line[]
}

export type Line = Readonly<Record<string, unknown>>

const lineSchema = z.record(z.string(), z.unknown())

/** Runs something, and keeps what it prints off the terminal. */
export async function printedWhile(run: () => unknown): Promise<PrintedLines> {
  const printed: string[] = []
  const write = [process.stdout.write, process.stderr.write] as const
  const keep = (text: string | Uint8Array) => printed.push(String(text)) > 0
  // Lines about errors go to standard error. Lambda's log has both.
  process.stdout.write = keep
  process.stderr.write = keep
  try {
    await run()
  } finally {
    process.stdout.write = write[0]
    process.stderr.write = write[1]
  }
  const lines = printed
    .flatMap((text) => text.split('\n'))
    .filter((text) => text !== '')
    .map((text) => z.parse(lineSchema, JSON.parse(text)))
  return {
    log: lines.filter((line) => !('_aws' in line)),
    metrics: lines.filter((line) => '_aws' in line),
  }
}
