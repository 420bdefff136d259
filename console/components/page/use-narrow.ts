import { useSyncExternalStore } from 'react'

/** Up to this width, Cloudscape stacks what is side by side on wider pages. */
const narrow = matchMedia('(max-width: 687px)')

/** Whether the page is as narrow as on a phone. Zooming in makes it narrow too. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}
