import type { ScenarioRun } from '../scenario-runs/scenario-run.ts'
import type { TestBed } from '../test-bed.ts'

/** One use of an operation, which makes other calls to AWS than all other scenarios of that operation. */
export interface Scenario {
  readonly operation: string
  readonly name: string
  /** Whether no other scenario may run on the same tables. */
  readonly isExclusive?: boolean
  /** Done before `start`, without faults. */
  prepare?(testBed: TestBed): Promise<void>
  start(testBed: TestBed): ScenarioRun
}
