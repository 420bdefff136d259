import type { Stage } from './stage.ts'
import type { Trial } from './trial.ts'

/** A way through a function: one that makes calls which others do not. */
export interface Way {
  readonly operation: string
  readonly name: string
  /** Whether it must have the world to itself. */
  readonly isAlone?: boolean
  /** Done beforehand, without faults. */
  prepare?(stage: Stage): Promise<void>
  begin(stage: Stage): Trial
}
