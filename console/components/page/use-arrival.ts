import { type RefObject, useEffect } from 'react'
import { useLocation } from 'wouter'

let lastPlace: string | undefined

/**
 * Moves the focus to a page's heading when somebody arrives there and the focus was lost, because the link
 * that they followed is no longer shown. Screen readers then say the heading, and the keyboard continues from
 * there. If the element that they used is still shown, it keeps the focus.
 */
export function useArrival(heading: RefObject<HTMLElement | null>): void {
  const [place] = useLocation()
  useEffect(() => {
    const hasArrived = lastPlace !== undefined && lastPlace !== place
    lastPlace = place
    if (hasArrived && document.activeElement === document.body) heading.current?.focus()
  }, [heading, place])
}
