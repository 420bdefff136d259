import Alert from '@cloudscape-design/components/alert'
import LiveRegion from '@cloudscape-design/components/live-region'
import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'

interface Message {
  readonly text: string
  /** The page that it is for. */
  readonly place: string
}

let message: Message | undefined
const listeners = new Set<() => void>()

/** Tells, on top of the page that is shown now, what has been done: until another page is shown. */
export function say(text: string): void {
  show({ text, place: location.pathname })
}

/** The last thing that was said, for eyes and for screen readers. */
export function Messages() {
  const said = useSyncExternalStore(subscribe, () => message)
  const [place] = useLocation()
  useEffect(() => {
    if (said !== undefined && said.place !== place) show(undefined)
  }, [said, place])
  if (said?.place !== place) return null
  return (
    <LiveRegion key={said.text}>
      <Alert type="success" dismissible onDismiss={() => show(undefined)}>
        {said.text}
      </Alert>
    </LiveRegion>
  )
}

function show(next: Message | undefined): void {
  message = next
  for (const listener of listeners) listener()
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
