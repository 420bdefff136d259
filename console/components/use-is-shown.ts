import { useLayoutEffect, useRef } from 'react'

/** A function that tells whether its component is on the screen, to ask when an answer comes late. */
export function useIsShown(): () => boolean {
  const isShown = useRef(false)
  useLayoutEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  return () => isShown.current
}
