import { say, sayFailure } from '../../components/messages/messages.tsx'
import { strings } from '../../strings/strings.ts'
import type { Hindrance } from './use-attempt.ts'

const words = strings.changes

export type ChangeName = keyof typeof words.notDone

/** An attempted change. */
interface Attempted {
  readonly name: ChangeName
  readonly keyId: string
  /** Whether the service may have made it, although we received no answer. */
  readonly maybeMade: boolean
}

/** Says on the current page why a change was not made. For when its dialog is closed. */
export function reportHindrance(attempted: Attempted, { kind }: Hindrance): void {
  const othersFaster = attempted.maybeMade ? words.othersMaybeFaster : words.othersFaster
  say('error', `${beginning(attempted)} ${kind === 'gone' ? words.gone : othersFaster}`)
}

/** The same for an error. */
export function reportError(attempted: Attempted, error: unknown): void {
  sayFailure(beginning(attempted), error)
}

function beginning({ name, keyId, maybeMade }: Attempted): string {
  return (maybeMade ? words.notKnown : words.notDone)[name](keyId)
}
