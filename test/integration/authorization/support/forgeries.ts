// What a forged event may claim about its caller, and what each claim must lead to.

const SCOPE = 'feedback-keys/manage'

export type Claims = Readonly<Record<string, unknown>>

export interface Forgery {
  readonly what: string
  /** @param good claims with which anybody would be an administrator, if the gateway had sent them */
  readonly authorizer: (good: Claims) => unknown
}

export function goodClaims(issuer: string, sub = 'ada'): Claims {
  return { iss: issuer, sub, scope: `openid ${SCOPE}` }
}

export function jwt(claims: unknown): object {
  return { jwt: { claims, scopes: [SCOPE] } }
}

const PLATFORM = {
  iam: { userArn: 'arn:aws:iam::000000000000:user/local', accountId: '000000000000' },
}

/** The good claims with these changes. */
function but(what: string, changes: (good: Claims) => Claims): Forgery {
  return { what, authorizer: (good) => jwt({ ...good, ...changes(good) }) }
}

/** The event names nobody, or in a way that cannot be trusted: 401. */
export const UNAUTHENTICATED: readonly Forgery[] = [
  { what: 'no authorizer', authorizer: () => undefined },
  { what: 'an authorizer that is null', authorizer: () => null },
  { what: 'an authorizer that is text', authorizer: (good) => JSON.stringify(jwt(good)) },
  { what: 'claims where a Lambda authorizer puts them', authorizer: (good) => ({ lambda: good }) },
  { what: 'claims where a REST API puts them', authorizer: (good) => ({ claims: good }) },
  { what: 'claims that are text', authorizer: (good) => jwt(JSON.stringify(good)) },
  { what: 'the IAM context of the platform', authorizer: () => PLATFORM },
  but('no sub', () => ({ sub: undefined })),
  but('a username in place of the sub', () => ({ sub: undefined, username: 'ada' })),
  but('an empty sub', () => ({ sub: '' })),
  but('an array sub', () => ({ sub: ['ada'] })),
  but('an object sub', () => ({ sub: { subject: 'ada' } })),
  but('a number sub', () => ({ sub: 1 })),
  but('a sub of 300 characters', () => ({ sub: 'a'.repeat(300) })),
  but('no issuer', () => ({ iss: undefined })),
  but('the same sub of another issuer', () => ({ iss: 'https://idp.elsewhere.example' })),
  but('an issuer with one more slash', ({ iss }) => ({ iss: `${String(iss)}/` })),
  but('an array of issuers', ({ iss }) => ({ iss: [iss] })),
  but('this service itself as the issuer', ({ iss }) => ({ iss: new URL(String(iss)).origin })),
]

/** The event names somebody, but the token is not for administration: 403. */
export const FORBIDDEN: readonly Forgery[] = [
  but('the scope in the authorizer’s own list alone', () => ({ scope: undefined })),
  but('an empty scope', () => ({ scope: '' })),
  but('another scope', () => ({ scope: 'openid' })),
  but('the scope behind a line feed', () => ({ scope: `openid\n${SCOPE}` })),
  but('the scope behind a tab', () => ({ scope: `openid\t${SCOPE}` })),
  but('the scope in a flattened array', () => ({ scope: `[openid ${SCOPE}]` })),
  but('the scope in an array', () => ({ scope: ['openid', SCOPE] })),
  but('a longer scope', () => ({ scope: `${SCOPE}-nothing` })),
  but('a shorter scope', () => ({ scope: 'feedback-keys' })),
  but('the scope in capitals', () => ({ scope: SCOPE.toUpperCase() })),
]

/** The event properly names somebody who administers nothing, whatever else the token claims: 404. */
export const STRANGERS: readonly Forgery[] = [
  but('groups of administrators', () => ({
    sub: 'vic',
    'cognito:groups': '[x admin]',
    groups: ['admin'],
  })),
  but('roles of administrators', () => ({ sub: 'vic', roles: '[admin]', role: 'admin' })),
  but('the administrator’s name in every other claim', () => ({
    sub: 'vic',
    username: 'ada',
    email: 'ada',
    client_id: 'ada',
  })),
  but('the administrator’s sub in a flattened array', () => ({ sub: '[ada]' })),
  but('the administrator’s sub in capitals', () => ({ sub: 'ADA' })),
  but('the administrator’s sub percent-encoded', () => ({ sub: '%61da' })),
  but('the administrator’s sub and a key’s separator', () => ({ sub: 'ada#' })),
  but('a sub of 255 characters', () => ({ sub: 'a'.repeat(255) })),
]

/**
 * No OpenID provider gives such a `sub` (Core §2: ASCII). The caller is unknown or a stranger, and the answer
 * is never a 5xx.
 */
export const STRANGE: readonly Forgery[] = [
  but('the administrator’s sub and a line feed', () => ({ sub: 'ada\n' })),
  but('the administrator’s sub and a NUL', () => ({ sub: 'ada\u0000' })),
  but('the administrator’s sub and a space', () => ({ sub: ' ada' })),
  but('the administrator’s sub in full-width letters', () => ({ sub: '\uff41\uff44\uff41' })),
  but('the administrator’s sub and half a surrogate pair', () => ({ sub: 'ada\ud800' })),
]
