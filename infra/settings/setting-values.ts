// The kinds of values. On the command line, every value is text; in a stage's file, a number is a number.
// Each error text completes the sentence "The setting x is …: it must be …".
import * as z from 'zod'

export function matching(pattern: RegExp, rule: string) {
  return z.string({ error: rule }).regex(pattern, { error: rule })
}

export function wholeNumber(min: number, max: number) {
  const rule = `a whole number from ${min} to ${max}`
  return z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], { error: rule })
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, { error: rule })
}

export function flag() {
  return z
    .union([z.boolean(), z.enum(['true', 'false'])], { error: 'true or false' })
    .transform((value) => value === true || value === 'true')
}

export function oneOf<N extends number>(values: readonly N[], rule: string) {
  const error = `${rule}: ${values.toSorted((a, b) => a - b).join(', ')}`
  return z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], { error })
    .transform((value, context) => {
      const found = values.find((candidate) => candidate === value)
      if (found !== undefined) return found
      context.addIssue({ code: 'custom', message: error })
      return z.NEVER
    })
}

/** A list. On the command line, commas separate its items. */
export function list<T extends z.ZodType>(
  item: T,
  { min, max }: { readonly min: number; readonly max: number },
  rule: string,
) {
  const items = z.array(item, { error: rule }).min(min, { error: rule }).max(max, { error: rule })
  return z.preprocess((value) => (typeof value === 'string' ? split(value) : value), items)
}

/** One or more whole numbers from 1, each greater than the one before. */
export function ascending(max: number, rule: string) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? split(value) : [value].flat()),
    z
      .array(wholeNumber(1, max), { error: rule })
      .transform((numbers, context): readonly [number, ...number[]] => {
        const [first, ...rest] = numbers
        const isAscending = rest.every((number, place) => number > (numbers[place] ?? number))
        if (first !== undefined && isAscending) return [first, ...rest]
        context.addIssue({ code: 'custom', message: rule })
        return z.NEVER
      }),
  )
}

function split(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/**
 * An origin, exactly as a browser sends it, because origins are compared as text (RFC 6454 §6.2). A URL may
 * have hosts that are not names. In a content security policy, `*.example.org` would allow a whole domain,
 * and the semicolon of `a;b` would end the directive.
 */
export function origin() {
  const rule = 'an origin: https:// and a host, without a trailing slash'
  return matching(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, rule).refine(
    (text) => URL.parse(text)?.origin === text,
    { error: rule },
  )
}
