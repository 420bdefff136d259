import type { Part } from '../proof/runner/part.ts'
import { checkReport } from './check.ts'
import { GROUPS } from './scope.ts'
import { runStryker } from './stryker.ts'

const COUNT = Object.keys(GROUPS).length

/** Tests the tests: Stryker changes the product's code, and some test should notice each change. */
export const mutation: Part = {
  name: 'mutation',
  unit: 'groups',
  gate: COUNT,
  soak: COUNT,
  run: async () => {
    await runStryker()
    const { faults, figure } = await checkReport()
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return figure
  },
}
