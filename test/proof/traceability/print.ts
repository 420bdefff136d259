// `npx node test/proof/traceability/print.ts` prints which tests carry which row of docs/security.md, as a table.
import { traceRepository } from './repository.ts'

const { rows, faults } = await traceRepository()
console.log('| id | what must hold | tests |\n|---|---|---|')
for (const { id, text, carriers, reason } of rows) {
  const carried = carriers.map((carrier) => carrier.replace(/^test\//, '')).join(', ')
  console.log(`| ${id} | ${text} | ${carried || `no test: ${reason}`} |`)
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
