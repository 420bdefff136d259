import type { Step } from './step.ts'
import type { World } from './world.ts'

// The steps of a command that changes nothing because it is refused.

export function notFound(world: World): Step {
  return { status: 404, code: 'not-found', world }
}

export function refused(world: World, status: number, code: string): Step {
  return { status, code, world }
}
