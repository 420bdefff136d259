/** A unique secret. If it is seen where it does not belong, there is a leak. */
export interface Canary {
  /** What it is, for the report of a leak. */
  readonly what: string
  readonly text: string
  /** The part that must not be seen, in characters of base64url. */
  readonly secretPart: string
}

const PREFIX_LENGTH = 4
const HINT_LENGTH = 4

/** A key secret. Its prefix is the same for all, and its hint may be shown. */
export function keySecretCanary(what: string, text: string): Canary {
  return { what, text, secretPart: text.slice(PREFIX_LENGTH, -HINT_LENGTH) }
}

/** A token. Only its signature is secret: a token without it is worthless. */
export function tokenCanary(what: string, text: string): Canary {
  return { what, text, secretPart: text.slice(text.lastIndexOf('.') + 1) }
}
