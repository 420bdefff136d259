import { createContext, use } from 'react'
import type { Administered } from './administered.ts'

/** The owner for `useOwner`. `OwnerGate` provides it. */
export const OwnerContext = createContext<Administered | undefined>(undefined)

/** The account or environment of the current page. */
export function useOwner(): Administered {
  const owner = use(OwnerContext)
  if (owner === undefined) throw new Error('useOwner was used outside OwnerGate')
  return owner
}
