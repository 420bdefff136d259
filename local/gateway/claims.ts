import type { JWTPayload } from 'jose'

/**
 * Claims as an HTTP API passes them on: every value a string, an array flattened to `[a b]`
 *. Whoever reads a list out of one cannot tell `["a b"]` from `["a", "b"]`.
 */
export function flattenedClaims(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, flattened(value)]),
  )
}

function flattened(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flattened).join(' ')}]`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The scopes of a token: its `scope`, else its `scp`; text separated by spaces, or an array. */
export function scopesOf(payload: JWTPayload): string[] {
  const scope = payload.scope ?? payload.scp
  const list: readonly unknown[] = Array.isArray(scope) ? scope : String(scope ?? '').split(' ')
  return list.map(String).filter((name) => name !== '')
}
