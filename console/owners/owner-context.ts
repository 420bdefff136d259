import { createContext, use } from 'react'
import type { Administered } from './administered.ts'

/** For `useOwner`; an owner's pages are below it. */
export const OwnerContext = createContext<Administered | undefined>(undefined)

/** The account or environment whose page this is. */
export function useOwner(): Administered {
  const owner = use(OwnerContext)
  if (owner === undefined) throw new Error('useOwner is for what is below OwnerGate')
  return owner
}
