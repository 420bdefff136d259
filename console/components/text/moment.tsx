import { exactTime, relativeTime } from './time.ts'
import { useNow } from './use-now.ts'

/** A time, exact and relative to now. */
export function Moment({ at }: { readonly at: Date }) {
  const now = useNow()
  return (
    <time dateTime={at.toISOString()}>
      {exactTime(at)} ({unbroken(relativeTime(at, now))})
    </time>
  )
}

/** With no-break spaces: it moves to the next line as a whole. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
