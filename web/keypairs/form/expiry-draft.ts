import { DAY_MILLISECONDS } from '../../components/time.ts'

/** An expiry while it is being chosen. */
export type ExpiryDraft =
  | { readonly kind: 'never' }
  /** As the keypair has it, to the millisecond. */
  | { readonly kind: 'kept'; readonly at: Date }
  /** Counted from the moment of choosing: what is shown is what is sent. */
  | { readonly kind: 'preset'; readonly days: number; readonly at: Date }
  /** As typed, in the reader's time zone: `2030-01-31` and `23:59`, or a part of them. */
  | { readonly kind: 'date'; readonly date: string; readonly time: string }

export const PRESETS_DAYS = [30, 90, 365] as const

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{2}:\d{2}$/
/** A keypair that expires on a day works on that day. */
const LATEST_TIME = '23:59'

/** So many days from now, to the second. */
export function presetExpiry(days: number, now: Date): ExpiryDraft {
  const seconds = Math.floor((now.getTime() + days * DAY_MILLISECONDS) / 1000)
  return { kind: 'preset', days, at: new Date(seconds * 1000) }
}

/** The typed date and time of what was chosen before, to go on from. */
export function dateExpiry(before: ExpiryDraft): ExpiryDraft {
  if (before.kind === 'date') return before
  const at = before.kind === 'never' ? undefined : before.at
  return { kind: 'date', date: at === undefined ? '' : localDate(at), time: LATEST_TIME }
}

/** The instant; null for never, undefined for what is no date and time yet. */
export function expiryOf(draft: ExpiryDraft): Date | null | undefined {
  if (draft.kind === 'never') return null
  if (draft.kind !== 'date') return draft.at
  if (!DATE.test(draft.date) || !TIME.test(draft.time)) return undefined
  // Without an offset it is local time (ECMA-262, Date Time String Format).
  const at = new Date(`${draft.date}T${draft.time}:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** The day in the reader's time zone, such as `2030-01-31`. */
export function localDate(at: Date): string {
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
  return parts.map((part, place) => String(part).padStart(place === 0 ? 4 : 2, '0')).join('-')
}
