import { useEffect } from 'react'

/**
 * While `isHeld`, the browser asks before the page is left: by reloading, closing, or signing in again.
 * Something would be lost.
 */
export function useHeldPage(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isHeld])
}
