import { DAY_MILLISECONDS } from '../../components/text/time.ts'

/** An expiry that is being chosen. */
export type ExpiryDraft =
  | { readonly kind: 'never' }
  /** The keypair's own expiry, to the millisecond. */
  | { readonly kind: 'kept'; readonly at: Date }
  /** Days from the moment of the choice. What is shown is what is sent. */
  | { readonly kind: 'preset'; readonly days: number; readonly at: Date }
  /** A typed date and time in the reader's time zone: `2030-01-31` and `23:59`, or a part of them. */
  | {
      readonly kind: 'date'
      readonly date: string
      readonly time: string
      /** The keypair's own expiry. While its minute is typed, it keeps its seconds. */
      readonly kept?: Date
    }

/** A date and a time that are being typed. */
export type DateDraft = Extract<ExpiryDraft, { kind: 'date' }>

export const PRESETS_DAYS = [30, 90, 365] as const

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{2}:\d{2}$/
/** A keypair that expires on a day still works on that day. */
const LATEST_TIME = '23:59'

/** The expiry so many days from now, to the second. */
export function presetExpiry(days: number, now: Date): ExpiryDraft {
  const seconds = Math.floor((now.getTime() + days * DAY_MILLISECONDS) / 1000)
  return { kind: 'preset', days, at: new Date(seconds * 1000) }
}

/** The date and time of the previous choice, as a start for typing. */
export function dateExpiry(before: ExpiryDraft): DateDraft {
  if (before.kind === 'date') return before
  if (before.kind === 'never') return { kind: 'date', date: '', time: LATEST_TIME }
  const { at } = before
  if (before.kind === 'preset') return { kind: 'date', date: localDate(at), time: LATEST_TIME }
  return { kind: 'date', date: localDate(at), time: localTime(at), kept: at }
}

/** The instant of a draft; null for never, undefined while the date or the time is not complete. */
export function expiryOf(draft: ExpiryDraft): Date | null | undefined {
  if (draft.kind === 'never') return null
  if (draft.kind !== 'date') return draft.at
  const { date, time, kept } = draft
  if (kept && date === localDate(kept) && time === localTime(kept)) return kept
  if (!DATE.test(date) || !TIME.test(time)) return undefined
  // Without an offset, it is local time (ECMA-262, Date Time String Format).
  const at = new Date(`${date}T${time}:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** The day in the reader's time zone, such as `2030-01-31`. */
export function localDate(at: Date): string {
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
  return parts.map((part, place) => String(part).padStart(place === 0 ? 4 : 2, '0')).join('-')
}

/** The time of day in the reader's time zone, such as `23:59`. */
function localTime(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** An earlier expiry is in the past for every clock. A later one may be in the future for the service. */
export function dayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MILLISECONDS)
}
