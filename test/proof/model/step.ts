import type { Born, Deed } from './deed.ts'
import { keypairStep } from './keypair-steps.ts'
import { listStep } from './list-steps.ts'
import { ownerStep } from './owner-steps.ts'
import { tokenStep } from './token-step.ts'
import type { World } from './world.ts'

/** What a deed comes to: the answer, and the world after it. */
export interface Step {
  readonly status: number
  /** Of the problem, or OAuth's `error`; undefined for a success. */
  readonly code?: string
  /** What the body of a success must tell, in the model's words; undefined where nothing is to be told. */
  readonly tells?: unknown
  readonly world: World
}

/**
 * The reference model: what a deed must come to in a world, if nothing else goes on at the time and nothing fails.
 *
 * @param now epoch milliseconds
 * @param born the ids that the product gave to what the deed makes; without them, they are not known yet
 */
export function step(world: World, deed: Deed, now: number, born: Born | undefined): Step {
  switch (deed.do) {
    case 'register-account':
    case 'close-account':
    case 'register-environment':
    case 'close-environment':
    case 'grant-administrator':
    case 'revoke-administrator':
      return ownerStep(world, deed)
    case 'list-administrators':
    case 'list-keypairs':
    case 'list-audit-events':
    case 'list-owners':
      return listStep(world, deed)
    case 'issue-token':
      return tokenStep(world, deed, now)
    default:
      return keypairStep(world, deed, now, born)
  }
}
