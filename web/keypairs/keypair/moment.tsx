import { exactTime, relativeTime } from '../../components/time.ts'
import { useNow } from '../../components/use-now.ts'

/** A time in both ways: exact, and as people say it. */
export function Moment({ at }: { readonly at: Date }) {
  const now = useNow()
  return (
    <time dateTime={at.toISOString()}>
      {exactTime(at)} ({relativeTime(at, now)})
    </time>
  )
}
