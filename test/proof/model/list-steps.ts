import { notFound } from './answers.ts'
import type { Deed } from './deed.ts'
import { administered } from './rights.ts'
import type { Step } from './step.ts'
import { accountOf, find, type ModelOwner, nameOf, type World } from './world.ts'

type List = Extract<
  Deed,
  { readonly do: 'list-administrators' | 'list-keypairs' | 'list-audit-events' | 'list-owners' }
>

/** What lists tell, all their pages taken together. */
export function listStep(world: World, deed: List): Step {
  if (deed.do === 'list-owners') {
    return { status: 200, tells: ownersOf(world, deed.as), world }
  }
  if (deed.do === 'list-administrators') {
    const owner = find(world, deed.owner)
    if (owner === undefined) return notFound(world)
    return { status: 200, tells: [...owner.administrators].sort(), world }
  }
  const owner = administered(world, deed.as, deed.owner)
  if (owner === undefined) return notFound(world)
  const tells =
    deed.do === 'list-keypairs' ? [...owner.keypairs.keys()].sort() : [...owner.actions].sort()
  return { status: 200, tells, world }
}

/** Whom a user administers, and how: `account/a explicit`. An account stands there for its environments' sake too. */
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
