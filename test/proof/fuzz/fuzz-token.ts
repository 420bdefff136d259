import type { Part } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { makeCustomers } from './customers.ts'
import { Laboratory } from './laboratory.ts'
import { StrangeValues } from './strange-values.ts'
import { TokenOracle } from './token-oracle.ts'
import { drawTokenTrial } from './token-requests.ts'
import { tryAll } from './trials.ts'

/** Requests of the token endpoint: good, broken, forged and mad ones (rules 5, 6 and 8). */
export const fuzzToken: Part = {
  name: 'fuzz-token',
  unit: 'token requests',
  gate: 100_000,
  soak: 1_000_000,
  async run({ seed, count }) {
    const laboratory = await Laboratory.open()
    try {
      const customers = await makeCustomers(laboratory)
      laboratory.keep()
      const random = new Random(seed)
      const strange = new StrangeValues(seed)
      const oracle = new TokenOracle(laboratory, customers)
      return await tryAll(
        laboratory,
        count,
        () => drawTokenTrial(random, strange, customers),
        (answered) => oracle.judge(answered),
      )
    } finally {
      laboratory.close()
    }
  },
}
