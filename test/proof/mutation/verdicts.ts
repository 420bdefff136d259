// The verdicts of the last whole run, as they are kept: `verdicts.txt`, of which every line says one thing, so
// that a difference between two of them can be read.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { identityOf, type Mutant } from './mutant.ts'
import type { TestedMutant } from './stryker.ts'

const PATH = join(import.meta.dirname, 'verdicts.txt')
const HASH_CHARACTERS = 16
/** A mutant that no test noticed, and one that made them run on for ever. */
const SURVIVED = 'survived'
const ENDLESS = 'endless'

export interface Verdicts {
  /** Of files that were mutated, and of files whose tests noticed something. */
  readonly hashes: ReadonlyMap<string, string>
  readonly mutants: readonly TestedMutant[]
}

/** Tells whether a file is what it was; undefined when it is not there. */
export async function hashOf(file: string): Promise<string | undefined> {
  try {
    const hash = createHash('sha256').update(await readFile(file))
    return hash.digest('hex').slice(0, HASH_CHARACTERS)
  } catch {
    return undefined
  }
}

/** @throws {Error} on what `writeVerdicts` has not written */
export async function readVerdicts(): Promise<Verdicts> {
  const hashes = new Map<string, string>()
  const tests: string[] = []
  const mutants: TestedMutant[] = []
  let file = ''
  for (const line of (await readFile(PATH, 'utf8')).trimEnd().split('\n')) {
    const [word = '', name = '', hash = ''] = line.split(' ')
    if (word === 'test' || word === 'file') {
      hashes.set(name, hash)
      if (word === 'test') tests.push(name)
      else file = name
    } else {
      mutants.push(mutantIn(line, file, tests))
    }
  }
  return { hashes, mutants }
}

/**
 * Keeps what a whole run has found. The same findings are the same bytes.
 *
 * @param files that were mutated, also those in which there was nothing to mutate
 */
export async function writeVerdicts(
  files: readonly string[],
  mutants: readonly TestedMutant[],
): Promise<void> {
  const noticing = new Set(mutants.flatMap(({ noticedIn }) => noticedIn ?? []))
  const tests = [...noticing].sort()
  const lines = await Promise.all(tests.map(async (test) => `test ${test} ${await hashOf(test)}`))
  for (const file of [...files].sort()) {
    lines.push(`file ${file} ${await hashOf(file)}`)
    const own = mutants.filter((mutant) => mutant.file === file)
    lines.push(...[...own].sort(byPlace).map((mutant) => lineOf(mutant, tests)))
  }
  await writeFile(PATH, `${lines.join('\n')}\n`)
}

function lineOf(mutant: TestedMutant, tests: readonly string[]): string {
  const { isDetected, noticedIn } = mutant
  const noticed = noticedIn === undefined ? ENDLESS : `${tests.indexOf(noticedIn)}`
  return `${isDetected ? noticed : SURVIVED} ${identityOf(mutant)}`
}

const LINE =
  /^(?<verdict>\w+) (?<line>\d+):(?<column>\d+)-(?<endLine>\d+):(?<endColumn>\d+) (?<kind>\w+) (?<replacement>".*")$/

function mutantIn(line: string, file: string, tests: readonly string[]): TestedMutant {
  const found = LINE.exec(line)?.groups
  if (found === undefined) throw new Error(`verdicts.txt has a line that is none: ${line}`)
  const { verdict = '', kind = '', replacement = '' } = found
  return {
    file,
    place: {
      start: { line: Number(found.line), column: Number(found.column) },
      end: { line: Number(found.endLine), column: Number(found.endColumn) },
    },
    kind,
    replacement: String(JSON.parse(replacement)),
    isDetected: verdict !== SURVIVED,
    noticedIn: tests[Number(verdict)],
  }
}

function byPlace(one: Mutant, other: Mutant): number {
  const { start } = one.place
  return (
    start.line - other.place.start.line ||
    start.column - other.place.start.column ||
    (identityOf(one) < identityOf(other) ? -1 : 1)
  )
}
