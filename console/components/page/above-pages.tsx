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
 * A function that shows something above the pages until it closes itself. Going back in the history
 * changes the page below and leaves it where it is: a new secret must not be lost by that.
 */
export function usePresent(): (presented: Presented) => void {
  const present = use(PresentContext)
  if (present === undefined) throw new Error('usePresent is for what is below AbovePages')
  return present
}

/**
 * Holds what `usePresent` shows, one after the other: nothing that waits to be seen is replaced. Once
 * something is closed, nothing of it is kept.
 */
export function AbovePages({ children }: { readonly children: ReactNode }) {
  // A change that is under way may be making a secret, whatever has become of the dialog that asked for it.
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
  // React keeps what it has rendered the time before, with its props, until it renders the next time.
  useEffect(() => setForgotten(closed), [closed])
  return (
    <PresentContext value={present}>
      {children}
      <Fragment key={closed}>{first?.(close)}</Fragment>
    </PresentContext>
  )
}
