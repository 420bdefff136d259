import type { Command } from '../model/command.ts'
import { DeedTrial } from './deed-trial.ts'
import type { Way } from './way.ts'

/** A way that a deed takes. */
export function deedWay(name: string, deed: Command, prepare?: Way['prepare']): Way {
  return {
    operation: deed.do,
    name,
    ...(prepare && { prepare }),
    begin: (stage) => new DeedTrial(stage, deed),
  }
}
