import type { Command } from './command.ts'
import { notFound } from './refusals.ts'
import { administered } from './rights.ts'
import type { Step } from './step.ts'
import { accountOf, find, type ModelOwner, nameOf, type World } from './world.ts'

type List = Extract<
  Command,
  { readonly do: 'list-administrators' | 'list-keypairs' | 'list-audit-events' | 'list-owners' }
>

/** The model of the lists: all pages of a list together. */
export function listStep(world: World, command: List): Step {
  if (command.do === 'list-owners') {
    return { status: 200, result: ownersOf(world, command.as), world }
  }
  if (command.do === 'list-administrators') {
    const owner = find(world, command.owner)
    if (owner === undefined) return notFound(world)
    return { status: 200, result: [...owner.administrators].sort(), world }
  }
  const owner = administered(world, command.as, command.owner)
  if (owner === undefined) return notFound(world)
  const result =
    command.do === 'list-keypairs' ? [...owner.keypairs.keys()].sort() : [...owner.actions].sort()
  return { status: 200, result, world }
}

/**
 * The owners that a user administers, and why: `account/a explicit`. An account is also listed when the user
 * administers only one of its environments.
 */
function ownersOf(world: World, user: string): readonly string[] {
  const lines: string[] = []
  for (const owner of world.owners.values()) {
    if (!administered(world, user, owner)) continue
    const isExplicit = owner.administrators.includes(user)
    lines.push(`${nameOf(owner)} ${isExplicit ? 'explicit' : 'inherited'}`)
    if (owner.accountId === null) continue
    const above = accountAbove(world, owner)
    if (above && !above.administrators.includes(user)) lines.push(`${nameOf(above)} none`)
  }
  return [...new Set(lines)].sort()
}

function accountAbove(world: World, owner: ModelOwner): ModelOwner | undefined {
  return find(world, accountOf(owner.accountId ?? ''))
}
