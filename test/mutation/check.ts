import { type Mutant, mutantsIn, readReport } from './report.ts'
import { groupOfFile } from './scope.ts'
import { readSurvivors } from './survivors.ts'

/** RG-18, of each group: the share of mutants that some test notices. */
const SCORE_MIN = 0.85

export interface Checked {
  /** What is wrong, one line for each fault; empty when nothing is wrong. */
  readonly faults: readonly string[]
  /** How many mutants there are, and how many of each group are noticed. */
  readonly figure: string
}

/** Checks what Stryker has reported: all of it, or the survivors of some files. */
export async function checkReport(files: readonly string[] = []): Promise<Checked> {
  const groups = groupOfFile()
  const listed = await readSurvivors()
  const report = await readReport()
  if (files.length === 0) return checkGroups(mutantsIn(report, [...groups.keys()]), groups, listed)
  const mutants = mutantsIn(report, files)
  const ofFiles = listed.filter((words) => files.some((file) => words.startsWith(`${file}: `)))
  return { faults: checkSurvivors(mutants, ofFiles), figure: `${mutants.length} mutants` }
}

/**
 * Checks the mutants of whole groups.
 *
 * @param groups the group of each file
 * @param listed the survivors that have a reason
 */
export function checkGroups(
  mutants: readonly Mutant[],
  groups: ReadonlyMap<string, string>,
  listed: readonly string[],
): Checked {
  const scores = [...new Set(groups.values())].map((group) => {
    const own = mutants.filter(({ file }) => groups.get(file) === group)
    const score = own.filter(({ isNoticed }) => isNoticed).length / own.length
    // Without mutants the score is NaN, which is not good either.
    return { isGood: score >= SCORE_MIN, words: `${group} ${(score * 100).toFixed(1)} %` }
  })
  const low = scores.filter(({ isGood }) => !isGood)
  return {
    faults: [
      ...low.map(({ words }) => `too few are noticed: ${words}`),
      ...checkSurvivors(mutants, listed),
    ],
    figure: `${mutants.length} mutants, noticed ${scores.map(({ words }) => words).join(', ')}`,
  }
}

/** The faults: survivors without a reason, and reasons for mutants that do not survive. */
export function checkSurvivors(
  mutants: readonly Mutant[],
  listed: readonly string[],
): readonly string[] {
  const survivors = mutants.filter(({ isNoticed }) => !isNoticed).map(({ words }) => words)
  return [
    ...without(survivors, listed).map((words) => `survives without a reason: ${words}`),
    ...without(listed, survivors).map((words) => `has a reason and does not survive: ${words}`),
  ]
}

/** The elements that one list has more often than the other. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other]
  return list.filter((words) => {
    const index = left.indexOf(words)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
