import type { Part } from '../proof/runner/part.ts'
import { checkGroups } from './check.ts'
import { mutantsIn, readReport } from './report.ts'
import { GROUPS, groupOfFile } from './scope.ts'
import { runStryker } from './stryker.ts'
import { readSurvivors } from './survivors.ts'

/** Tests the tests: Stryker changes the product's code, and some test should notice each change. */
export const mutation: Part = {
  name: 'mutation',
  unit: 'groups',
  gate: Object.keys(GROUPS).length,
  soak: Object.keys(GROUPS).length,
  run: async () => {
    const groups = groupOfFile()
    await runStryker([])
    const mutants = mutantsIn(await readReport(), new Set(groups.keys()))
    const { faults, figure } = checkGroups(mutants, groups, await readSurvivors())
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return figure
  },
}
