import Alert from '@cloudscape-design/components/alert'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { ApiError } from '../../api/api-error.ts'
import { Announced } from './announced.tsx'
import { RequestId, titleOf } from './error-alert.tsx'

interface Message {
  /** Unique: two messages may have the same text. */
  readonly id: number
  readonly type: 'success' | 'error'
  readonly text: string
  readonly requestId: string | undefined
  /** The path of the page that was shown when the message came. */
  readonly place: string
}

let messages: readonly Message[] = []
let lastId = 0
const listeners = new Set<() => void>()

/**
 * Shows a message at the top of the page. A success stays until another page or another message is shown. An
 * error stays on every page until it is dismissed: whoever waited for the outcome may not have seen it.
 */
export function say(type: Message['type'], text: string, requestId?: string): void {
  lastId += 1
  const kept = messages.filter((message) => message.type === 'error')
  show([...kept, { id: lastId, type, text, requestId, place: location.pathname }])
}

/** Shows an error message: what failed, and why. */
export function sayFailure(text: string, error: unknown): void {
  const requestId = error instanceof ApiError ? error.requestId : undefined
  say('error', `${text} ${titleOf(error)}.`, requestId)
}

/** The messages. Screen readers say them too. */
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
