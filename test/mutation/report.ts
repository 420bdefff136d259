// What Stryker reports of its last run, as far as the check needs it.
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'

/** Stryker's report. It reads the report again at its next run. Git ignores the folder. */
export const REPORT = '.local/mutation/report.json'

/** One small change of the product's code. */
export interface Mutant {
  /** Relative to the repository. */
  readonly file: string
  /**
   * The file, the code, and its replacement. There is no line number, so lines added elsewhere change
   * nothing.
   */
  readonly words: string
  /** Whether a test failed or timed out. */
  readonly isNoticed: boolean
}

const position = z.object({ line: z.number(), column: z.number() })
const place = z.object({ start: position, end: position })
type Place = z.infer<typeof place>

/** @see https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema */
const report = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({ location: place, replacement: z._default(z.string(), ''), status: z.string() }),
      ),
    }),
  ),
})

const IS_NOTICED: ReadonlyMap<string, boolean> = new Map([
  ['Killed', true],
  ['Timeout', true],
  ['Survived', false],
  ['NoCoverage', false],
])
const SHOWN_CHARACTERS = 100

export async function readReport(): Promise<unknown> {
  return JSON.parse(await readFile(REPORT, 'utf8'))
}

/**
 * The mutants of some files. The report may also contain files that are no longer mutated.
 *
 * @throws {Error} for a mutant that was not run, or could not be run
 */
export function mutantsIn(json: unknown, files: readonly string[]): readonly Mutant[] {
  return Object.entries(report.parse(json).files)
    .filter(([file]) => files.includes(file))
    .flatMap(([file, { source, mutants }]) =>
      mutants.map(({ location, replacement, status }) => {
        const words = `${file}: ${oneLine(textIn(source, location))} → ${oneLine(replacement)}`
        const isNoticed = IS_NOTICED.get(status)
        if (isNoticed === undefined) throw new Error(`${words}: ${status}`)
        return { file, words, isNoticed }
      }),
    )
}

/** Lines and columns count from 1. */
function textIn(source: string, { start, end }: Place): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  return lines
    .map((line, index) => (index === last ? line.slice(0, end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column - 1) : line))
    .join(' ')
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line
}
