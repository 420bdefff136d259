import type * as z from 'zod/mini'
import type { administeredAccount } from '../../shared/operations/schemas/owner-schema.ts'
import type { OwnerRef } from '../api/call.ts'

export type AdministeredAccount = z.output<typeof administeredAccount>

/** An account or an environment that somebody administers, or an account that is only above one. */
export interface Administered extends OwnerRef {
  readonly name: string
  /** `none`: an account that is shown because of an environment below it. */
  readonly access: 'explicit' | 'inherited' | 'none'
  readonly account: { readonly id: string; readonly name: string }
}

/** Accounts, each followed by its environments: both by name. */
export function administeredOwners(items: readonly AdministeredAccount[]): readonly Administered[] {
  return items
    .toSorted((a, b) => byName(a.account, b.account))
    .flatMap((item) => {
      const { account } = item
      const environments = item.environments.toSorted((a, b) =>
        byName(a.environment, b.environment),
      )
      return [
        { type: account.type, id: account.id, name: account.name, access: item.access, account },
        ...environments.map(({ environment, access }) => {
          const { type, id, name } = environment
          return { type, id, name, access, account }
        }),
      ]
    })
}

/** Whether two are the same owner. */
export function isSame(a: OwnerRef, b: OwnerRef): boolean {
  return a.type === b.type && a.id === b.id
}

function byName(a: { name: string; id: string }, b: { name: string; id: string }): number {
  return a.name.localeCompare(b.name) || a.id.localeCompare(b.id)
}
