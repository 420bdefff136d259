import type { Part } from '../runner/part.ts'
import { securityPage, traceRepository } from './repository.ts'
import { rowsOf } from './security-page.ts'

const ROWS = rowsOf(securityPage()).length

/**
 * Each row of docs/security.md has a test that carries its id, or a reason why not; each rule has tests that
 * guard it, and a deliberate break. [RG-19]
 */
export const traceability: Part = {
  name: 'traceability',
  unit: 'rows',
  gate: ROWS,
  soak: ROWS,
  run: async () => {
    const { rows, faults } = await traceRepository()
    if (faults.length > 0) throw new Error(faults.join('\n'))
    const carried = rows.filter(({ carriers }) => carriers.length > 0).length
    return `tests carry ${carried}, and ${rows.length - carried} have a reason why not`
  },
}
