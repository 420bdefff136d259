import type { Command, CreatedIds } from './command.ts'
import { keypairStep } from './keypair-steps.ts'
import { listStep } from './list-steps.ts'
import { ownerStep } from './owner-steps.ts'
import { tokenStep } from './token-step.ts'
import type { World } from './world.ts'

/** The model's answer to a command, and the world after it. */
export interface Step {
  readonly status: number
  /** The problem's code, or OAuth's `error`; undefined for a success. */
  readonly code?: string
  /**
   * What the body of a success must say, in the model's words; undefined when the model says nothing of it.
   */
  readonly result?: unknown
  readonly world: World
}

/**
 * The reference model: what a command must do in a world, when nothing else runs at the same time and nothing
 * fails.
 *
 * @param now epoch milliseconds
 * @param created the ids that the product gave to what the command created; undefined while they are not
 * known
 */
export function step(
  world: World,
  command: Command,
  now: number,
  created: CreatedIds | undefined,
): Step {
  switch (command.do) {
    case 'register-account':
    case 'close-account':
    case 'register-environment':
    case 'close-environment':
    case 'grant-administrator':
    case 'revoke-administrator':
      return ownerStep(world, command)
    case 'list-administrators':
    case 'list-keypairs':
    case 'list-audit-events':
    case 'list-owners':
      return listStep(world, command)
    case 'issue-token':
      return tokenStep(world, command, now)
    default:
      return keypairStep(world, command, now, created)
  }
}
