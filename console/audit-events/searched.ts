import { LOCALE, strings } from '../strings/strings.ts'
import { type AuditEventFilter, hasCreation, isOpen } from './audit-event-filter.ts'
import type { AuditEvent } from './listed-audit-event.ts'

const words = strings.auditEvents
const since = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' })

interface Search {
  /** The newest first, without a gap; at least one. */
  readonly loaded: readonly AuditEvent[]
  /** Whether there are older ones. */
  readonly hasOlder: boolean
  readonly filter: AuditEventFilter
  /** Whether an older one may match. */
  readonly maybeMore: boolean
}

/** Says how far back the audit events were searched. It claims no more than was read and is still kept. */
export function searchedOf({ loaded, hasOlder, filter, maybeMore }: Search): string {
  const count = loaded.length
  const oldest = since.format(loaded.at(-1)?.at)
  if (isOpen(filter)) return hasOlder ? words.someShown(count, oldest) : words.all(count)
  if (maybeMore) return words.someSearched(count, oldest)
  if (filter.keyId !== undefined) {
    return hasCreation(loaded, filter.keyId) ? words.allOfKeypair : words.allKeptOfKeypair
  }
  return hasOlder ? words.rangeSearched : words.allSearched(count)
}
