// `node test/proof/mutation/write.ts`: runs the mutants whose verdicts no longer stand, and those that
// survived; with `--all` every one. Keeps the verdicts, and prints what survivors.txt lacks: each line wants a
// test, or a reason.
import { without } from './mutant.ts'
import { planOf } from './plan.ts'
import { groupOfFile } from './scope.ts'
import { testMutants } from './stryker.ts'
import { listedSurvivors, missingFrom, survivorsAmong } from './survivors.ts'
import { readVerdicts, writeVerdicts } from './verdicts.ts'

const isAll = process.argv.includes('--all')
const files = [...groupOfFile().keys()]

const plan = await planOf(await readVerdicts(), files, (standing) =>
  standing.filter(({ isDetected }) => isAll || !isDetected),
)
const tested = plan.patterns.length > 0 ? await testMutants(plan.patterns, plan.expected) : []
const mutants = [...without(plan.standing, tested), ...tested]
await writeVerdicts(files, mutants)

const survivors = await survivorsAmong(mutants)
const listed = await listedSurvivors()
console.log(`${tested.length} of ${mutants.length} mutants were run; ${survivors.length} survive`)
for (const word of missingFrom(listed, survivors)) console.log(word)
for (const word of missingFrom(survivors, listed)) console.log(`gone: ${word}`)
