import type * as z from 'zod/mini'
import type { administeredAccount } from '../../shared/operations/schemas/owner-schema.ts'
import type { OwnerRef } from '../api/call.ts'

export type AdministeredAccount = z.output<typeof administeredAccount>

/** An account or environment that the reader administers, or an account above such an environment. */
export interface Administered extends OwnerRef {
  readonly name: string
  /** `none`: the account is only shown because the reader administers one of its environments. */
  readonly access: 'explicit' | 'inherited' | 'none'
  readonly account: { readonly id: string; readonly name: string }
}

/** The accounts by name, each followed by its environments by name. */
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
