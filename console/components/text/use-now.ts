import { useSyncExternalStore } from 'react'
import { MINUTE_MILLISECONDS } from './time.ts'

let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** The time, updated once a minute for all components together, so that "3 minutes ago" stays true. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(onChange: () => void): () => void {
  // A component that joins others uses their time: a new time would render all of them again.
  if (listeners.size === 0) {
    now = new Date()
    timer = setInterval(tick, MINUTE_MILLISECONDS)
  }
  listeners.add(onChange)
  return () => {
    listeners.delete(onChange)
    if (listeners.size === 0) clearInterval(timer)
  }
}

function tick(): void {
  now = new Date()
  for (const listener of listeners) listener()
}
