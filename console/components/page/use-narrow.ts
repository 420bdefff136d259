import { useSyncExternalStore } from 'react'

/** Below that, what is side by side elsewhere goes one below the other. Cloudscape's own measure. */
const narrow = matchMedia('(max-width: 687px)')

/** Whether the page is as narrow as on a phone, or enlarged to be so. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}
