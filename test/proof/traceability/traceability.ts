import type { Part } from '../runner/part.ts'
import { CHECKLIST } from './checklist.ts'
import { GOALS } from './goals.ts'
import { traceRepository } from './repository.ts'
import { THREATS } from './threats.ts'

const ROWS = CHECKLIST.size + THREATS.size + GOALS.size

/** Every row of the checklist, the threats and the goals has a test that carries its id, or is listed. */
export const traceability: Part = {
  name: 'traceability',
  unit: 'rows',
  gate: ROWS,
  soak: ROWS,
  run: async () => {
    const { rows, faults } = await traceRepository()
    if (faults.length > 0) throw new Error(faults.join('\n'))
    const carried = rows.filter(({ carriers }) => carriers.length > 0).length
    return `${carried} carried, ${rows.length - carried} listed with their reason`
  },
}
