import type { Part } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { makeCustomers } from './customers.ts'
import { pick } from './draw.ts'
import { Laboratory } from './laboratory.ts'
import { drawManagementMutation } from './management-mutations.ts'
import { ManagementOracle } from './management-oracle.ts'
import { DRAWN, goodRequest } from './management-requests.ts'
import { StrangeValues } from './strange-values.ts'
import { type Trial, tryAll } from './trials.ts'

/** How many changes a request has. */
const CHANGES = [0, 1, 1, 1, 1, 2, 2, 2, 3, 4]

/** Requests of everything but the token endpoint: good, broken, forged and mad ones (rules 2, 5 and 6). */
export const fuzzManagement: Part = {
  name: 'fuzz-management',
  unit: 'management requests',
  gate: 100_000,
  soak: 1_000_000,
  async run({ seed, count }) {
    const laboratory = await Laboratory.open()
    try {
      const customers = await makeCustomers(laboratory)
      laboratory.keep()
      const random = new Random(seed)
      const strange = new StrangeValues(seed)
      const oracle = new ManagementOracle(laboratory, customers)
      const draw = (): Trial => {
        const operation = pick(random, DRAWN)
        return {
          operationId: operation.id,
          good: goodRequest(random, customers, operation),
          mutations: Array.from({ length: pick(random, CHANGES) }, () =>
            drawManagementMutation(random, strange, customers, operation),
          ),
        }
      }
      return await tryAll(laboratory, count, draw, (answered) => oracle.judge(answered))
    } finally {
      laboratory.close()
    }
  },
}
