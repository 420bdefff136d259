import { exactTime, relativeTime } from './time.ts'
import { useNow } from './use-now.ts'

/** A time in both ways: exact, and as people say it. */
export function Moment({ at }: { readonly at: Date }) {
  const now = useNow()
  return (
    <time dateTime={at.toISOString()}>
      {exactTime(at)} ({unbroken(relativeTime(at, now))})
    </time>
  )
}

/** With spaces at which no line ends: it goes to the next line as a whole. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
