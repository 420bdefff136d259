/** A unique secret: seen anywhere but where it belongs, it tells of a leak. */
export interface Canary {
  /** What it is, for whoever reads of a leak. */
  readonly what: string
  readonly text: string
  /** The part that must not be seen, in characters of base64url. */
  readonly telling: string
}

const PREFIX_LENGTH = 4
const HINT_LENGTH = 4

/** A key secret. Its prefix is everybody's, and its hint is shown. */
export function keySecretCanary(what: string, text: string): Canary {
  return { what, text, telling: text.slice(PREFIX_LENGTH, -HINT_LENGTH) }
}

/** A token, which is worthless without its signature; what it says is no secret. */
export function tokenCanary(what: string, text: string): Canary {
  return { what, text, telling: text.slice(text.lastIndexOf('.') + 1) }
}
