import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import type { ConsoleConfiguration } from '../hosting/console-configuration.ts'

/** So long before its end people are told of it: enough to finish what they are typing. */
const ENDING_NOTICE_SECONDS = 5 * 60

/**
 * How long somebody may be at the provider: setting up a second factor, or waiting for a mail, takes longer
 * than the library's quarter of an hour, and whoever then came back would be told that it failed. What is
 * kept meanwhile is of this tab, and goes with it.
 */
const SIGN_IN_SECONDS_MAX = 24 * 60 * 60
/** A provider that takes the request and says nothing is as good as none: the page says so, and offers to try again. */
const PROVIDER_ANSWER_SECONDS_MAX = 30

/**
 * The OpenID Connect client: authorization code with PKCE, in a redirect of the whole page. Tokens are in
 * this page's memory and nowhere else; what the browser stores is the state of a sign-in under way. There
 * are no refresh tokens and no hidden frames: while the provider's own session lives, signing in again is
 * one redirect there and back.
 *
 * @see RFC 10017 §6.3
 */
export function userManager(configuration: ConsoleConfiguration): UserManager {
  const { issuer, clientId, scope, signInParameters } = configuration
  const page = `${location.origin}/`
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    scope,
    extraQueryParams: signInParameters,
    redirect_uri: page,
    post_logout_redirect_uri: page,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    accessTokenExpiringNotificationTimeInSeconds: ENDING_NOTICE_SECONDS,
    staleStateAgeInSeconds: SIGN_IN_SECONDS_MAX,
    requestTimeoutInSeconds: PROVIDER_ANSWER_SECONDS_MAX,
    automaticSilentRenew: false,
    monitorSession: false,
  })
}
