import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Dials, dials, type Happening } from '../histories/dials.ts'
import { FURNISHED } from '../histories/furnished.ts'
import { openOnMemory } from '../histories/tables.ts'
import { KEYPAIR_LIMIT } from '../model/keypair-steps.ts'
import type { Part } from '../runner/part.ts'
import { Race } from './race.ts'
import { Switches } from './switches.ts'

/** Whom dials point at: `FURNISHED` makes Ada the administrator of the account, which the environment inherits. */
const ADA = 0
const ACCOUNT = 0
const ENVIRONMENT = 2

/** What is left to chance before the race, and what the clients do in it. Lists are no single moment, and promise none. */
const RACING: readonly Happening[] = [
  'register-account',
  'close-account',
  'register-environment',
  'close-environment',
  'grant-administrator',
  'revoke-administrator',
  'create-keypair',
  'update-keypair',
  'enable-keypair',
  'disable-keypair',
  'rotate-secret',
  'retire-secret',
  'remove-keypair',
  'get-keypair',
  'issue-token',
  'issue-token',
  'issue-token',
  'stream',
  'reconcile',
]

/** On one of two owners and one of two keypairs, mostly as somebody who may, so that clients are in each other's way. */
const racing: fc.Arbitrary<Dials> = fc
  .tuple(fc.constantFrom(...RACING), dials, fc.boolean())
  .map(([happening, one, isEnvironment]) => ({
    ...one,
    happening,
    where: happening === 'register-environment' || isEnvironment ? ENVIRONMENT : ACCOUNT,
    who: one.who % 5 === 0 ? one.who : ADA,
    which: happening === 'issue-token' ? one.which : one.which % 2,
    fault: null,
  }))

const before = fc.array(racing, { maxLength: 4 })
const clients = fc.array(fc.array(racing, { minLength: 1, maxLength: 2 }), {
  minLength: 2,
  maxLength: 4,
})

/** Two to four clients at once, the switches between them as the scheduler likes (rules 1, 2, 3). */
export const interleavings: Part = {
  name: 'interleavings',
  unit: 'schedules',
  gate: 10_000,
  soak: 100_000,
  async run({ seed, count }) {
    const switches = new Switches()
    const environment = { KEYPAIR_LIMIT: String(KEYPAIR_LIMIT) }
    const opened = await openOnMemory({ environment, aroundCall: switches.around })
    const { product, tables, clock } = opened
    let successes = 0
    const property = fc.asyncProperty(
      before,
      clients,
      fc.scheduler(),
      async (setUp, racers, scheduler) => {
        await tables.empty()
        const race = new Race(product, tables, clock)
        try {
          for (const one of [...FURNISHED, ...setUp]) await race.alone(one)
          await race.run(racers, async (all) => {
            switches.use(scheduler)
            await scheduler.waitFor(all).finally(() => switches.use(undefined))
          })
          successes += race.successes
          await race.tryEverySecret()
          await race.settle()
        } catch (error) {
          const what = error instanceof Error ? error.message : String(error)
          throw new Error(`${what}\n${race.told}`)
        }
      },
    )
    await fc.assert(property, { seed, numRuns: count })
    await opened.close()
    assert(successes > count, `of ${count} races, but ${successes} deeds were done`)
    return `${switches.count} switches, ${successes} deeds done and not refused, every outcome linearizable`
  },
}
