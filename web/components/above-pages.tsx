import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'

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

/** Holds what `usePresent` shows; once it is closed, nothing of it is kept. */
export function AbovePages({ children }: { readonly children: ReactNode }) {
  const [presented, setPresented] = useState<Presented>()
  const present = useCallback((next: Presented) => setPresented(() => next), [])
  const close = useCallback(() => setPresented(undefined), [])
  const [, setForgotten] = useState(0)
  // React keeps what it has rendered the time before, with its props, until it renders the next time.
  useEffect(() => {
    if (presented === undefined) setForgotten((times) => times + 1)
  }, [presented])
  return (
    <PresentContext value={present}>
      {children}
      {presented?.(close)}
    </PresentContext>
  )
}
