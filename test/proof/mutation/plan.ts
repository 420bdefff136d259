import { patternOf, type TestedMutant } from './stryker.ts'
import { hashOf, type Verdicts } from './verdicts.ts'

/** As files of this size have. */
const MUTANTS_OF_A_FILE = 25

/** What is to be run, so that with the verdicts that are kept all is known. */
export interface Plan {
  /** Whole files and places, for `testMutants`. */
  readonly patterns: readonly string[]
  /** How many mutants lie there, at a guess. */
  readonly expected: number
  /** Those whose verdict stands, but is put to the test. */
  readonly judged: readonly TestedMutant[]
  /** Those whose verdict stands: nothing that it rests on has changed. */
  readonly standing: readonly TestedMutant[]
}

/**
 * Takes what cannot be known from the verdicts, because the file has changed or that of the test which
 * noticed, and what is chosen of the others.
 *
 * @param files that are mutated
 */
export async function planOf(
  { hashes, mutants }: Verdicts,
  files: readonly string[],
  choose: (standing: readonly TestedMutant[]) => readonly TestedMutant[],
): Promise<Plan> {
  const changed = new Set<string>()
  for (const file of new Set([...files, ...hashes.keys()])) {
    if ((await hashOf(file)) !== hashes.get(file)) changed.add(file)
  }
  const known = mutants.filter(({ file }) => files.includes(file))
  const comparable = known.filter(({ file }) => !changed.has(file))
  const standing = comparable.filter(({ noticedIn = '' }) => !changed.has(noticedIn))
  const stale = comparable.filter(({ noticedIn = '' }) => changed.has(noticedIn))
  const judged = choose(standing)
  const places = [...stale, ...judged].map(({ file, place }) => patternOf(file, place))
  const whole = files.filter((file) => changed.has(file))
  return {
    patterns: [...new Set([...whole, ...places])],
    expected: whole.length * MUTANTS_OF_A_FILE + places.length,
    judged,
    standing: standing.filter((mutant) => !judged.includes(mutant)),
  }
}
