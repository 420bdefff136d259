import type { ScenarioRun } from '../scenario-runs/scenario-run.ts'
import type { TestBed } from '../test-bed.ts'

/** One use of an operation. Its calls to AWS differ from those of the operation's other scenarios. */
export interface Scenario {
  readonly operation: string
  readonly name: string
  /** Whether no other scenario may run on the same tables. */
  readonly isExclusive?: boolean
  /** Done before `start`, without faults. */
  prepare?(testBed: TestBed): Promise<void>
  start(testBed: TestBed): ScenarioRun
}
