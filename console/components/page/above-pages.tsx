import { useIsMutating } from '@tanstack/react-query'
import {
  createContext,
  Fragment,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useState,
} from 'react'
import { useHeldPage } from './use-held-page.ts'

type Presented = (close: () => void) => ReactNode

const PresentContext = createContext<((presented: Presented) => void) | undefined>(undefined)

/**
 * A function that shows something above the pages until it closes itself. Going back in the history changes
 * only the page below: a new key secret must not be lost that way.
 */
export function usePresent(): (presented: Presented) => void {
  const present = use(PresentContext)
  if (present === undefined) throw new Error('usePresent was used outside AbovePages')
  return present
}

/**
 * Shows what `usePresent` is given, one thing after the other: nothing is replaced before it was seen.
 * Nothing is kept of what was closed.
 */
export function AbovePages({ children }: { readonly children: ReactNode }) {
  // A change that is under way may be making a secret, even if its dialog is closed.
  useHeldPage(useIsMutating() > 0)
  const [waiting, setWaiting] = useState<readonly Presented[]>([])
  const present = useCallback((next: Presented) => setWaiting((all) => [...all, next]), [])
  const [closed, setClosed] = useState(0)
  const close = useCallback(() => {
    setWaiting(([, ...others]) => others)
    setClosed((times) => times + 1)
  }, [])
  const [first] = waiting
  const [, setForgotten] = useState(0)
  // React keeps the previous rendering with its props until the next one: this renders once more.
  useEffect(() => setForgotten(closed), [closed])
  return (
    <PresentContext value={present}>
      {children}
      <Fragment key={closed}>{first?.(close)}</Fragment>
    </PresentContext>
  )
}
