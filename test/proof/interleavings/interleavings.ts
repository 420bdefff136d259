import assert from 'node:assert/strict'
import fc from 'fast-check'
import { FIXTURE_ACTIONS } from '../histories/fixture-actions.ts'
import { type ActionKind, type RandomAction, randomAction } from '../histories/random-action.ts'
import { openOnMemory } from '../histories/tables.ts'
import { KEYPAIR_LIMIT } from '../model/keypair-steps.ts'
import type { Part } from '../runner/part.ts'
import { ConcurrentRun } from './concurrent-run.ts'
import { SwitchPoints } from './switch-points.ts'

/**
 * What actions select: `FIXTURE_ACTIONS` makes Ada an administrator of the account, and the environment
 * inherits her.
 */
const ADA = 0
const ACCOUNT = 0
const ENVIRONMENT = 2

/** The random actions before the run and in it. Lists are left out: they promise no single moment. */
const CONCURRENT_KINDS: readonly ActionKind[] = [
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

/**
 * Actions on one of two owners and one of two keypairs, mostly by an administrator, so that the clients
 * conflict.
 */
const concurrentAction: fc.Arbitrary<RandomAction> = fc
  .tuple(fc.constantFrom(...CONCURRENT_KINDS), randomAction, fc.boolean())
  .map(([kind, one, isEnvironment]) => ({
    ...one,
    kind,
    where: kind === 'register-environment' || isEnvironment ? ENVIRONMENT : ACCOUNT,
    who: one.who % 5 === 0 ? one.who : ADA,
    which: kind === 'issue-token' ? one.which : one.which % 2,
    fault: null,
  }))

const before = fc.array(concurrentAction, { maxLength: 4 })
const clients = fc.array(fc.array(concurrentAction, { minLength: 1, maxLength: 2 }), {
  minLength: 2,
  maxLength: 4,
})

/** Two to four clients at once. The scheduler chooses when to switch between them (rules 1, 2, 3). */
export const interleavings: Part = {
  name: 'interleavings',
  unit: 'schedules',
  gate: 10_000,
  soak: 100_000,
  async run({ seed, count }) {
    const switches = new SwitchPoints()
    const environment = { KEYPAIR_LIMIT: String(KEYPAIR_LIMIT) }
    const opened = await openOnMemory({ environment, aroundCall: switches.around })
    const { product, tables, clock } = opened
    let successes = 0
    const property = fc.asyncProperty(
      before,
      clients,
      fc.scheduler(),
      async (actionsBefore, clientActions, scheduler) => {
        await tables.empty()
        const run = new ConcurrentRun(product, tables, clock)
        try {
          for (const one of [...FIXTURE_ACTIONS, ...actionsBefore]) await run.alone(one)
          await run.run(clientActions, async (all) => {
            switches.use(scheduler)
            await scheduler.waitFor(all).finally(() => switches.use(undefined))
          })
          successes += run.successes
          await run.tryEverySecret()
          await run.settle()
        } catch (error) {
          const what = error instanceof Error ? error.message : String(error)
          throw new Error(`${what}\n${run.trace}`)
        }
      },
    )
    await fc.assert(property, { seed, numRuns: count })
    await opened.close()
    assert(successes > count, `only ${successes} commands succeeded in ${count} runs`)
    return `${switches.count} switches, ${successes} commands succeeded, every outcome linearizable`
  },
}
