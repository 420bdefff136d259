/** An OIDC `sub`: at most 255 ASCII characters (OpenID Connect Core §2), here only printable ones. */
export const SUBJECT_PATTERN = /^[\x21-\x7E]{1,255}$/

/** A person, as the identity provider names them. Only issuer and subject together identify a person. */
export interface User {
  readonly issuer: string
  readonly subject: string
}

/** Who did something, for the audit trail. */
export type Actor =
  | ({ readonly type: 'user' } & User)
  | { readonly type: 'platform'; readonly principal: string }
  /** The operator, with a script from the runbook. */
  | { readonly type: 'operator' }
