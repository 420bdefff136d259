import type { Step } from './step.ts'
import type { World } from './world.ts'

// The ways in which a deed can come to nothing.

export function notFound(world: World): Step {
  return { status: 404, code: 'not-found', world }
}

export function refused(world: World, status: number, code: string): Step {
  return { status, code, world }
}
