import type { Part } from '../runner/part.ts'
import { Random } from '../runner/random.ts'
import { makeCustomers } from './fixture/customers.ts'
import { fuzzAll } from './harness/fuzz-run.ts'
import { FuzzTarget } from './harness/fuzz-target.ts'
import { drawTokenInput } from './inputs/token-requests.ts'
import { StrangeValues } from './mutations/strange-values.ts'
import { TokenOracle } from './oracles/token-oracle.ts'

/** Valid, mutated and forged token requests (rules 5, 6 and 8). */
export const fuzzToken: Part = {
  name: 'fuzz-token',
  unit: 'token requests',
  gate: 100_000,
  soak: 1_000_000,
  async run({ seed, count }) {
    const fuzzTarget = await FuzzTarget.open()
    try {
      const customers = await makeCustomers(fuzzTarget)
      fuzzTarget.save()
      const random = new Random(seed)
      const strange = new StrangeValues(seed)
      const oracle = new TokenOracle(fuzzTarget, customers)
      return await fuzzAll(
        fuzzTarget,
        count,
        () => drawTokenInput(random, strange, customers),
        (answered) => oracle.check(answered),
      )
    } finally {
      fuzzTarget.close()
    }
  },
}
