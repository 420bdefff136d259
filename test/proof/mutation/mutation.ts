import type { Part } from '../runner/part.ts'
import { draw } from './draw.ts'
import { nameOf, without } from './mutant.ts'
import { planOf } from './plan.ts'
import { groupOfFile } from './scope.ts'
import { type TestedMutant, testMutants } from './stryker.ts'
import { listedSurvivors, missingFrom, survivorsAmong } from './survivors.ts'
import { readVerdicts } from './verdicts.ts'

/** RG-18, of each group: the share of mutants that some test notices. */
const SCORE_MIN = 0.85
const SHOWN = 20

/**
 * Tests the tests: small changes of the product's code, each of which some test should notice. Rests on the
 * verdicts of a whole run, and runs again what it cannot rest on, and `count` others (see README.md).
 */
export const mutation: Part = {
  name: 'mutation',
  unit: 'mutants',
  gate: 250,
  // More than there are: all.
  soak: 10_000,
  async run(assignment) {
    const groups = groupOfFile()
    const plan = await planOf(await readVerdicts(), [...groups.keys()], (standing) =>
      draw(standing, assignment),
    )
    const { patterns, expected, judged } = plan
    const tested = patterns.length > 0 ? await testMutants(patterns, expected) : []
    expectVerdicts(judged, tested)
    const standing = without(plan.standing, tested)
    const all = [...standing, ...tested]
    await expectListed(all)
    const scores = scoresOf(all, groups)
    return `${tested.length} run of ${all.length}, whose others stand; noticed ${scores}`
  },
}

/** @throws {Error} when a run does not say what the kept verdicts say */
function expectVerdicts(judged: readonly TestedMutant[], tested: readonly TestedMutant[]): void {
  const found = new Map(tested.map((mutant) => [nameOf(mutant), mutant.isDetected]))
  const wrong = judged.filter((mutant) => found.get(nameOf(mutant)) !== mutant.isDetected)
  if (wrong.length === 0) return
  const lines = wrong.map((mutant) => `${nameOf(mutant)}: noticed is ${mutant.isDetected} there`)
  throw new Error(`verdicts.txt is wrong of:\n${lines.slice(0, SHOWN).join('\n')}`)
}

/** @throws {Error} when the list of survivors is not of those that there are */
async function expectListed(mutants: readonly TestedMutant[]): Promise<void> {
  const survivors = await survivorsAmong(mutants)
  const listed = await listedSurvivors()
  const unlisted = missingFrom(listed, survivors)
  const gone = missingFrom(survivors, listed)
  if (unlisted.length + gone.length === 0) return
  throw new Error(
    [
      `${unlisted.length} mutants survive, and survivors.txt gives no reason:`,
      ...unlisted.slice(0, SHOWN),
      `${gone.length} stand there, and do not survive:`,
      ...gone.slice(0, SHOWN),
    ].join('\n'),
  )
}

/** @throws {Error} when too many of a group survive */
function scoresOf(mutants: readonly TestedMutant[], groups: ReadonlyMap<string, string>): string {
  const scores = [...new Set(groups.values())].map((group) => {
    const own = mutants.filter(({ file }) => groups.get(file) === group)
    const score = own.filter(({ isDetected }) => isDetected).length / own.length
    const text = `${group} ${(score * 100).toFixed(1)} %`
    if (!(score >= SCORE_MIN)) throw new Error(`too many mutants survive: ${text}`)
    return text
  })
  return scores.join(', ')
}
