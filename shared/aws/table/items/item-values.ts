import * as z from 'zod/mini'

/** A `Date` in the domain, an RFC 3339 text in the table. The text is readable and sorts by time. */
export const instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
})

export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
