import { LOCALE, strings } from '../strings/strings.ts'
import type { AuditAction, AuditEvent } from './listed-audit-event.ts'

const words = strings.auditEvents

const ACTION_WORDS: Readonly<Record<AuditAction, string>> = words.actions
const ACTION_ON_EXISTING_WORDS: Readonly<Partial<Record<AuditAction, string>>> =
  words.actionsOnExisting
const MEMBER_WORDS: Readonly<Record<string, string>> = words.members

/** Said by the action already. */
const SAID_MEMBERS = new Set(['enabled', 'secrets'])

const list = new Intl.ListFormat(LOCALE, { type: 'conjunction' })

/** A person as the identity provider knows them; `sub`s are unique within an issuer. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** What was done. */
export function whatOf({ action, changed }: AuditEvent): string {
  const onExisting = changed.length > 0 ? ACTION_ON_EXISTING_WORDS[action] : undefined
  return onExisting ?? ACTION_WORDS[action]
}

/** An action by its most common name, for those who look for it. */
export function nameOf(action: AuditAction): string {
  return ACTION_WORDS[action]
}

/** Which members were changed; empty where the action says it all. A member without words has its own name. */
export function changesOf({ changed }: AuditEvent): string {
  const members = changed.filter((member) => !SAID_MEMBERS.has(member))
  return list.format(members.map((member) => MEMBER_WORDS[member] ?? member))
}

/** Who did something: in our words, or a person by `sub`, which may be the same as our words. */
export type Doer =
  | { readonly words: string }
  /** With the issuer where it is not the reader's, for then the `sub` alone says nothing. */
  | { readonly subject: string; readonly issuer: string | undefined }

/** Who did it: the reader, another administrator, or whoever runs the product and the service. */
export function whoOf({ actor }: AuditEvent, reader: Identity): Doer {
  if (actor.type !== 'user') return { words: words.actors[actor.type] }
  const { subject, issuer } = actor
  if (issuer !== reader.issuer) return { subject, issuer }
  return subject === reader.subject ? { words: words.actors.you } : { subject, issuer: undefined }
}
