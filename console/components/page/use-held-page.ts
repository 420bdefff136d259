import { useEffect } from 'react'

/**
 * Has the browser ask before the page is left, while something would be lost by that: reloading, closing,
 * signing in again.
 */
export function useHeldPage(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isHeld])
}
