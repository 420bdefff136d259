import type { JWTPayload } from 'jose'

/**
 * Formats claims as an HTTP API does: every value is a string, and an array becomes `[a b]`. A reader
 * cannot distinguish `["a b"]` from `["a", "b"]`.
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

/** The scopes of a token, from `scope` or else `scp`: a text separated by spaces, or an array. */
export function scopesOf(payload: JWTPayload): string[] {
  const scope = payload.scope ?? payload.scp
  const list: readonly unknown[] = Array.isArray(scope) ? scope : String(scope ?? '').split(' ')
  return list.map(String).filter((name) => name !== '')
}
