// `node test/proof/traceability/print.ts`: which tests carry which row, as a table.
import { traceRepository } from './repository.ts'

const { rows, faults } = await traceRepository()
console.log('| id | asks for | carried by |\n|---|---|---|')
for (const { id, asks, carriers, reason } of rows) {
  const carried = carriers.map((carrier) => carrier.replace(/^test\//, '')).join(', ')
  console.log(`| ${id} | ${asks} | ${carried || `no test: ${reason}`} |`)
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
