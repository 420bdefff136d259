import { type RefObject, useEffect } from 'react'
import { useLocation } from 'wouter'

let lastPlace: string | undefined

/**
 * Has the heading of a page take the focus when somebody arrives there by something that is no longer shown,
 * such as a link: screen readers say where they are, and the keyboard goes on from there. Where the focus is
 * kept by what they have used, it stays.
 */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  const [place] = useLocation()
  useEffect(() => {
    const hasArrived = lastPlace !== undefined && lastPlace !== place
    lastPlace = place
    if (hasArrived && document.activeElement === document.body) heading.current?.focus()
  }, [heading, place])
}
