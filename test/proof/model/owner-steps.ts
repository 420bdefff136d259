import type { Command } from './command.ts'
import { notFound, refused } from './refusals.ts'
import type { Step } from './step.ts'
import { accountOf, find, newOwner, type World, withOwner, withoutOwner } from './world.ts'

type Platform = Extract<
  Command,
  {
    readonly do:
      | 'register-account'
      | 'close-account'
      | 'register-environment'
      | 'close-environment'
      | 'grant-administrator'
      | 'revoke-administrator'
  }
>

/** The model of what the platform does to owners and administrators. */
export function ownerStep(world: World, command: Platform): Step {
  const existing = find(world, command.owner)
  switch (command.do) {
    case 'register-account': {
      const { name } = command
      if (existing === undefined) {
        const account = newOwner('account', command.owner.id, name, undefined)
        return { status: 201, world: withOwner(world, account, command.do) }
      }
      if (existing.name === name) return { status: 200, world }
      return { status: 200, world: withOwner(world, { ...existing, name }, command.do) }
    }
    case 'register-environment':
      return registerEnvironment(world, command)
    case 'close-account':
    case 'close-environment':
      return existing
        ? { status: 204, world: withoutOwner(world, command.owner, command.do) }
        : notFound(world)
    case 'grant-administrator': {
      if (existing === undefined) return notFound(world)
      if (existing.administrators.includes(command.user)) return { status: 204, world }
      const administrators = [...existing.administrators, command.user]
      return { status: 204, world: withOwner(world, { ...existing, administrators }, command.do) }
    }
    case 'revoke-administrator': {
      if (!existing?.administrators.includes(command.user)) return notFound(world)
      const administrators = existing.administrators.filter((user) => user !== command.user)
      return { status: 204, world: withOwner(world, { ...existing, administrators }, command.do) }
    }
  }
}

function registerEnvironment(
  world: World,
  command: Extract<Platform, { readonly do: 'register-environment' }>,
): Step {
  const { owner, accountId, name } = command
  const existing = find(world, owner)
  if (existing) {
    if (existing.accountId !== accountId) {
      return refused(world, 409, 'environment-of-another-account')
    }
    const { inheritAdministrators = existing.inheritAdministrators } = command
    const isSame =
      existing.name === name && existing.inheritAdministrators === inheritAdministrators
    if (isSame) return { status: 200, world }
    const changed = { ...existing, name, inheritAdministrators }
    return { status: 200, world: withOwner(world, changed, command.do) }
  }
  if (!find(world, accountOf(accountId))) return refused(world, 409, 'account-not-open')
  const { inheritAdministrators = true } = command
  const opened = newOwner('environment', owner.id, name, { accountId, inheritAdministrators })
  return { status: 201, world: withOwner(world, opened, command.do) }
}
