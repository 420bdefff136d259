import { exactTime, relativeTime } from './time.ts'
import { useNow } from './use-now.ts'

/** A time relative to now, with the exact time on hover and in the markup. */
export function When({ at }: { readonly at: Date }) {
  const now = useNow()
  return (
    <time dateTime={at.toISOString()} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}
