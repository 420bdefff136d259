import type { User } from '../../domain/audit/actor.ts'
import type { Grant } from '../../domain/owners/authority.ts'
import {
  type Account,
  type Environment,
  type OwnerRef,
  openOwner,
} from '../../domain/owners/owner.ts'
import type { AdministeredAccount } from '../../domain/owners/owner-ports.ts'
import type { Ports } from '../../domain/ports.ts'
import { grantFromItem, userPartition } from '../table/items/administrator-item.ts'
import { ENVIRONMENT_LINK_PREFIX, linkedEnvironment } from '../table/items/environment-link-item.ts'
import {
  accountFromItem,
  environmentFromItem,
  ownerKey,
  ownerPartition,
} from '../table/items/owner-item.ts'
import { getItems, type Item, queryItems } from '../table/table.ts'
import type { MainTable } from '../table/table-names.ts'

const BATCH_MAX = 100

/** Finds what a user administers. It ignores grants on closed incarnations that are not swept yet. */
export function ownerDirectory({ tableName }: MainTable): Ports['ownerDirectory'] {
  return {
    async administeredBy(user) {
      const grants = await grantsOf(tableName, user)
      const environmentGrants = grants.filter((grant) => grant.owner.type === 'environment')
      const explicit = await readOwners(
        tableName,
        environmentGrants.map((grant) => grant.owner),
        environmentFromItem,
      )
      const granted = explicit.filter((environment) => isCurrent(environment, environmentGrants))
      const accountGrants = grants.filter((grant) => grant.owner.type === 'account')
      const accountIds = new Set([
        ...accountGrants.map((grant) => grant.owner.id),
        ...granted.map((environment) => environment.accountId),
      ])
      const accounts = await readOwners(
        tableName,
        [...accountIds].sort().map((id) => ({ type: 'account', id })),
        accountFromItem,
      )
      const listed: AdministeredAccount[] = []
      for (const account of accounts) {
        const isGranted = isCurrent(account, accountGrants)
        const inherited = isGranted ? await environmentsOf(tableName, account) : []
        listed.push(administered(account, isGranted, granted, inherited))
      }
      return listed.filter((one) => one.access === 'explicit' || one.environments.length > 0)
    },
  }
}

function administered(
  account: Account,
  isGranted: boolean,
  granted: readonly Environment[],
  below: readonly Environment[],
): AdministeredAccount {
  const explicit = granted.filter((environment) => openOwner(environment, account))
  const explicitIds = new Set(explicit.map((environment) => environment.id))
  const inherited = below.filter(
    (environment) =>
      environment.inheritAdministrators &&
      openOwner(environment, account) &&
      !explicitIds.has(environment.id),
  )
  return {
    account,
    access: isGranted ? 'explicit' : 'none',
    environments: [
      ...explicit.map((environment) => ({ environment, access: 'explicit' as const })),
      ...inherited.map((environment) => ({ environment, access: 'inherited' as const })),
    ].sort((a, b) => (a.environment.id < b.environment.id ? -1 : 1)),
  }
}

async function grantsOf(tableName: string, user: User): Promise<readonly Grant[]> {
  const items = queryItems(tableName, { partition: userPartition(user) })
  return (await Array.fromAsync(items)).map(grantFromItem)
}

async function environmentsOf(tableName: string, account: Account) {
  const links = queryItems(tableName, {
    partition: ownerPartition(account),
    sortKeyPrefix: ENVIRONMENT_LINK_PREFIX,
    incarnation: account.incarnation,
  })
  const refs = (await Array.fromAsync(links)).map(linkedEnvironment)
  return await readOwners(tableName, refs, environmentFromItem)
}

async function readOwners<T>(
  tableName: string,
  refs: readonly OwnerRef[],
  decode: (item: Item | undefined) => T | undefined,
): Promise<readonly T[]> {
  const found: T[] = []
  for (let start = 0; start < refs.length; start += BATCH_MAX) {
    const keys = refs.slice(start, start + BATCH_MAX).map(ownerKey)
    const items = await getItems(tableName, keys)
    found.push(...items.map(decode).filter((owner) => owner !== undefined))
  }
  return found
}

function isCurrent(owner: Account | Environment, grants: readonly Grant[]): boolean {
  return grants.some(
    (grant) => grant.owner.id === owner.id && grant.incarnation === owner.incarnation,
  )
}
