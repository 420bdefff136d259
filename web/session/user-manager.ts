import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import type { ConsoleConfiguration } from './configuration.ts'

/** So long before its end people are told of it: enough to finish what they are typing. */
const ENDING_NOTICE_SECONDS = 5 * 60

/**
 * The OpenID Connect client: authorization code with PKCE, in a redirect of the whole page. Tokens are in
 * this page's memory and nowhere else; what the browser stores is the state of a sign-in under way. There
 * are no refresh tokens and no hidden frames: while the provider's own session lives, signing in again is
 * one redirect there and back.
 *
 * @see RFC 10017 §6.3
 */
export function userManager({ issuer, clientId, scope }: ConsoleConfiguration): UserManager {
  const page = `${location.origin}/`
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    scope,
    redirect_uri: page,
    post_logout_redirect_uri: page,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    accessTokenExpiringNotificationTimeInSeconds: ENDING_NOTICE_SECONDS,
    automaticSilentRenew: false,
    monitorSession: false,
  })
}
