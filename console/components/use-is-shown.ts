import { useLayoutEffect, useRef } from 'react'

/** A function that says whether the component is still on the screen, for answers that come late. */
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
