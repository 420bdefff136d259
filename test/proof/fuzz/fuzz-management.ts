import type { Part } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { makeCustomers } from './fixture/customers.ts'
import { type FuzzInput, fuzzAll } from './harness/fuzz-run.ts'
import { FuzzTarget } from './harness/fuzz-target.ts'
import { pick } from './harness/random-choice.ts'
import { DRAWN, validRequest } from './inputs/management-requests.ts'
import { drawManagementMutation } from './mutations/management-mutations.ts'
import { StrangeValues } from './mutations/strange-values.ts'
import { ManagementOracle } from './oracles/management-oracle.ts'

/** How many mutations a request has. */
const MUTATIONS = [0, 1, 1, 1, 1, 2, 2, 2, 3, 4]

/** Valid, mutated and forged requests of all operations but the token endpoint (rules 2, 5 and 6). */
export const fuzzManagement: Part = {
  name: 'fuzz-management',
  unit: 'management requests',
  gate: 100_000,
  soak: 1_000_000,
  async run({ seed, count }) {
    const fuzzTarget = await FuzzTarget.open()
    try {
      const customers = await makeCustomers(fuzzTarget)
      fuzzTarget.save()
      const random = new Random(seed)
      const strange = new StrangeValues(seed)
      const oracle = new ManagementOracle(fuzzTarget, customers)
      const draw = (): FuzzInput => {
        const operation = pick(random, DRAWN)
        return {
          operationId: operation.id,
          valid: validRequest(random, customers, operation),
          mutations: Array.from({ length: pick(random, MUTATIONS) }, () =>
            drawManagementMutation(random, strange, customers, operation),
          ),
        }
      }
      return await fuzzAll(fuzzTarget, count, draw, (answered) => oracle.check(answered))
    } finally {
      fuzzTarget.close()
    }
  },
}
