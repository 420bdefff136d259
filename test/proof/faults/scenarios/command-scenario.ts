import type { Command } from '../../model/command.ts'
import { CommandRun } from '../scenario-runs/command-run.ts'
import type { Scenario } from './scenario.ts'

/** A scenario of one request. */
export function commandScenario(
  name: string,
  command: Command,
  prepare?: Scenario['prepare'],
): Scenario {
  return {
    operation: command.do,
    name,
    ...(prepare && { prepare }),
    start: (testBed) => new CommandRun(testBed, command),
  }
}
