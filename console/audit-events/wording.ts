import { LOCALE, strings } from '../strings/strings.ts'
import type { AuditAction, AuditEvent } from './listed-audit-event.ts'

const words = strings.auditEvents

const ACTION_WORDS: Readonly<Record<AuditAction, string>> = words.actions
const ACTION_ON_EXISTING_WORDS: Readonly<Partial<Record<AuditAction, string>>> =
  words.actionsOnExisting
const MEMBER_WORDS: Readonly<Record<string, string>> = words.members

/** Members that the action already names. */
const SAID_MEMBERS = new Set(['enabled', 'secrets'])

const list = new Intl.ListFormat(LOCALE, { type: 'conjunction' })

/** A person as the identity provider knows them. A `sub` is unique within its issuer. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** What was done, in words. */
export function whatOf({ action, changed }: AuditEvent): string {
  const onExisting = changed.length > 0 ? ACTION_ON_EXISTING_WORDS[action] : undefined
  return onExisting ?? ACTION_WORDS[action]
}

/** The most common name of an action, for the filter. */
export function nameOf(action: AuditAction): string {
  return ACTION_WORDS[action]
}

/** The names of the changed members, as a list; empty when the action says it all. */
export function changesOf({ changed }: AuditEvent): string {
  const members = changed.filter((member) => !SAID_MEMBERS.has(member))
  return list.format(members.map((member) => MEMBER_WORDS[member] ?? member))
}

/** Who did something: in our words, or a person by `sub`. A `sub` may be equal to one of our words. */
export type Doer =
  | { readonly words: string }
  /** The issuer is there when it is not the reader's: then the `sub` alone identifies nobody. */
  | { readonly subject: string; readonly issuer: string | undefined }

/** Who did it: the reader, another administrator, the platform or an operator. */
export function whoOf({ actor }: AuditEvent, reader: Identity): Doer {
  if (actor.type !== 'user') return { words: words.actors[actor.type] }
  const { subject, issuer } = actor
  if (issuer !== reader.issuer) return { subject, issuer }
  return subject === reader.subject ? { words: words.actors.you } : { subject, issuer: undefined }
}
