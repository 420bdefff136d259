import { exactTime, relativeTime } from './time.ts'
import { useNow } from './use-now.ts'

/** A time as people say it, with the exact one on hover and for machines. */
export function When({ at }: { readonly at: Date }) {
  const now = useNow()
  return (
    <time dateTime={at.toISOString()} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  )
}
