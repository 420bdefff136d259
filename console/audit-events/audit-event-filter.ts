import { DAY_MILLISECONDS } from '../components/text/time.ts'
import type { AuditAction, AuditEvent } from './listed-audit-event.ts'
import { changesOf, type Identity, whatOf, whoOf } from './wording.ts'

const RANGE_MILLISECONDS = {
  day: DAY_MILLISECONDS,
  week: 7 * DAY_MILLISECONDS,
  month: 30 * DAY_MILLISECONDS,
  all: Number.POSITIVE_INFINITY,
} as const

export type RangeId = keyof typeof RANGE_MILLISECONDS
export const RANGE_IDS: readonly RangeId[] = ['day', 'week', 'month', 'all']

/** Which audit events to show. The API has no filter: the console filters those that it has loaded. */
export interface AuditEventFilter {
  /** Each of its words must be in the text that is shown for the audit event. */
  readonly text: string
  readonly action: AuditAction | 'any'
  readonly range: RangeId
  /** Only audit events of this keypair. */
  readonly keyId?: string
}

export const NO_FILTER: AuditEventFilter = { text: '', action: 'any', range: 'all' }

/** Whether the filter lets everything through. */
export function isOpen({ text, action, range, keyId }: AuditEventFilter): boolean {
  return text.trim() === '' && action === 'any' && range === 'all' && keyId === undefined
}

/** Whether an audit event matches the filter. */
export function isMatch(
  event: AuditEvent,
  filter: AuditEventFilter,
  now: Date,
  reader: Identity,
): boolean {
  return (
    (filter.keyId === undefined || event.keyId === filter.keyId) &&
    (filter.action === 'any' || event.action === filter.action) &&
    isInRange(event, filter, now) &&
    hasWords(event, filter.text, reader)
  )
}

/**
 * Whether no older audit event can match: everything in the range is loaded, or the keypair's creation is.
 * Audit events are loaded without a gap, the newest first.
 */
export function isExhausted(
  loaded: readonly AuditEvent[],
  filter: AuditEventFilter,
  now: Date,
): boolean {
  const oldest = loaded.at(-1)
  if (oldest !== undefined && !isInRange(oldest, filter, now)) return true
  return filter.keyId !== undefined && hasCreation(loaded, filter.keyId)
}

/** Whether a keypair's creation is among the audit events. */
export function hasCreation(loaded: readonly AuditEvent[], keyId: string): boolean {
  return loaded.some((event) => event.action === 'create-keypair' && event.keyId === keyId)
}

function isInRange({ at }: AuditEvent, { range }: AuditEventFilter, now: Date): boolean {
  return now.getTime() - at.getTime() <= RANGE_MILLISECONDS[range]
}

function hasWords(event: AuditEvent, text: string, reader: Identity): boolean {
  const { actor, keyId, secretId, userId, requestId } = event
  const doer = whoOf(event, reader)
  const who = 'words' in doer ? doer.words : (doer.issuer ?? '')
  const subject = actor.type === 'user' ? actor.subject : ''
  const what = [whatOf(event), changesOf(event), who, subject]
  const shown = [...what, keyId ?? '', secretId ?? '', userId ?? '', requestId]
    .join('\n')
    .toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => shown.includes(word))
}
