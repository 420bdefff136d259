import Alert from '@cloudscape-design/components/alert'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { ApiError } from '../../api/api-error.ts'
import { Announced } from './announced.tsx'
import { RequestId, titleOf } from './error-alert.tsx'

interface Message {
  /** Tells it apart from others, though they may have the same words. */
  readonly id: number
  readonly type: 'success' | 'error'
  readonly text: string
  readonly requestId: string | undefined
  /** The page that was shown when it was said. */
  readonly place: string
}

let messages: readonly Message[] = []
let lastId = 0
const listeners = new Set<() => void>()

/**
 * Tells something on top of the page that is shown now. A success is told until another page is shown, or
 * something else is said. An error is what whoever waited for it has not seen: it is told on every page,
 * until somebody dismisses it.
 */
export function say(type: Message['type'], text: string, requestId?: string): void {
  lastId += 1
  const kept = messages.filter((message) => message.type === 'error')
  show([...kept, { id: lastId, type, text, requestId, place: location.pathname }])
}

/** Tells as an error what has failed, and why. */
export function sayFailure(text: string, error: unknown): void {
  const requestId = error instanceof ApiError ? error.requestId : undefined
  say('error', `${text} ${titleOf(error)}.`, requestId)
}

/** What was said, for eyes and for screen readers. */
export function Messages() {
  const said = useSyncExternalStore(subscribe, () => messages)
  const [place] = useLocation()
  const shown = said.filter((message) => isFor(place, message))
  useEffect(() => {
    if (!messages.every((message) => isFor(place, message))) {
      show(messages.filter((message) => isFor(place, message)))
    }
  }, [place])
  if (shown.length === 0) return null
  return (
    <SpaceBetween size="s">
      {shown.map((message) => {
        const Region = message.type === 'error' ? Announced : LiveRegion
        return (
          <Region key={message.id}>
            <Said message={message} />
          </Region>
        )
      })}
    </SpaceBetween>
  )
}

function Said({ message }: { readonly message: Message }) {
  const { id, type, text, requestId } = message
  const dismiss = () => show(messages.filter((each) => each.id !== id))
  return (
    <Alert type={type} dismissible onDismiss={dismiss}>
      {text}
      {requestId !== undefined && (
        <div>
          <RequestId requestId={requestId} />
        </div>
      )}
    </Alert>
  )
}

function isFor(place: string, message: Message): boolean {
  return message.type === 'error' || message.place === place
}

function show(next: readonly Message[]): void {
  messages = next
  for (const listener of listeners) listener()
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
