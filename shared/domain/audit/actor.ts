/** An OIDC `sub`: at most 255 ASCII characters (OpenID Connect Core §2), printable ones. */
export const SUBJECT_PATTERN = /^[\x21-\x7E]{1,255}$/

/** A person, as the identity provider names them. Only the pair is an identity: `sub` alone is not. */
export interface User {
  readonly issuer: string
  readonly subject: string
}

/** Who did something, for the audit. */
export type Actor =
  | ({ readonly type: 'user' } & User)
  | { readonly type: 'platform'; readonly principal: string }
  /** Whoever runs the service, with a script of its runbook. */
  | { readonly type: 'operator' }
