import assert from 'node:assert/strict'
import { operations } from '../../../../shared/operations/index.ts'
import type { TestBed } from '../test-bed.ts'
import { backgroundScenarios } from './background-scenarios.ts'
import { Fixture } from './fixture.ts'
import { keypairScenarios } from './keypair-scenarios.ts'
import { OWNER_SCENARIOS } from './owner-scenarios.ts'
import type { Scenario } from './scenario.ts'
import { tokenScenarios } from './token-scenarios.ts'

/**
 * Makes the fixture, and returns all scenarios of all operations of the catalogue.
 *
 * @throws {AssertionError} when an operation has no scenario
 */
export async function allScenarios(testBed: TestBed): Promise<readonly Scenario[]> {
  const small = await Fixture.createSmall(testBed)
  const fixture = await Fixture.create(testBed)
  const scenarios = [
    ...OWNER_SCENARIOS,
    ...keypairScenarios(fixture),
    ...tokenScenarios(fixture),
    ...backgroundScenarios(fixture, small),
  ]
  assert.deepEqual(
    [...new Set(scenarios.map(({ operation }) => operation))].sort(),
    operations.map(({ id }) => id).sort(),
    'each operation has a scenario',
  )
  return scenarios
}
