import { notFound, refused } from './answers.ts'
import type { Deed } from './deed.ts'
import type { Step } from './step.ts'
import { accountOf, find, newOwner, type World, withOwner, withoutOwner } from './world.ts'

type Platform = Extract<
  Deed,
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

/** What the Feedback backend does to owners and administrators. */
export function ownerStep(world: World, deed: Platform): Step {
  const standing = find(world, deed.owner)
  switch (deed.do) {
    case 'register-account': {
      const { name } = deed
      if (standing === undefined) {
        const account = newOwner('account', deed.owner.id, name, undefined)
        return { status: 201, world: withOwner(world, account, deed.do) }
      }
      if (standing.name === name) return { status: 200, world }
      return { status: 200, world: withOwner(world, { ...standing, name }, deed.do) }
    }
    case 'register-environment':
      return registerEnvironment(world, deed)
    case 'close-account':
    case 'close-environment':
      return standing
        ? { status: 204, world: withoutOwner(world, deed.owner, deed.do) }
        : notFound(world)
    case 'grant-administrator': {
      if (standing === undefined) return notFound(world)
      if (standing.administrators.includes(deed.user)) return { status: 204, world }
      const administrators = [...standing.administrators, deed.user]
      return { status: 204, world: withOwner(world, { ...standing, administrators }, deed.do) }
    }
    case 'revoke-administrator': {
      if (!standing?.administrators.includes(deed.user)) return notFound(world)
      const administrators = standing.administrators.filter((user) => user !== deed.user)
      return { status: 204, world: withOwner(world, { ...standing, administrators }, deed.do) }
    }
  }
}

function registerEnvironment(
  world: World,
  deed: Extract<Platform, { readonly do: 'register-environment' }>,
): Step {
  const { owner, accountId, name } = deed
  const standing = find(world, owner)
  if (standing) {
    if (standing.accountId !== accountId) {
      return refused(world, 409, 'environment-of-another-account')
    }
    const { inheritAdministrators = standing.inheritAdministrators } = deed
    const isSame =
      standing.name === name && standing.inheritAdministrators === inheritAdministrators
    if (isSame) return { status: 200, world }
    const changed = { ...standing, name, inheritAdministrators }
    return { status: 200, world: withOwner(world, changed, deed.do) }
  }
  if (!find(world, accountOf(accountId))) return refused(world, 409, 'account-not-open')
  const { inheritAdministrators = true } = deed
  const opened = newOwner('environment', owner.id, name, { accountId, inheritAdministrators })
  return { status: 201, world: withOwner(world, opened, deed.do) }
}
