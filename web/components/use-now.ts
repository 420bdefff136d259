import { useSyncExternalStore } from 'react'
import { MINUTE_MILLISECONDS } from './time.ts'

let now = new Date()

/** The time, anew each minute: what is shown as "3 minutes ago" stays true. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(onChange: () => void): () => void {
  now = new Date()
  const timer = setInterval(() => {
    now = new Date()
    onChange()
  }, MINUTE_MILLISECONDS)
  return () => clearInterval(timer)
}
