import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import type { ConsoleConfiguration } from '../hosting/console-configuration.ts'

/** How long before the end of a session the notice comes: long enough to finish typing. */
const ENDING_NOTICE_SECONDS = 5 * 60

/**
 * How long a sign-in at the provider may take. Setting up a second factor or waiting for a mail can take
 * longer than the library's 15 minutes, and the sign-in would then fail. Meanwhile its state is kept in this
 * tab only.
 */
const SIGN_IN_SECONDS_MAX = 24 * 60 * 60
/**
 * After this time, a provider that does not answer counts as unreachable: the page says so and offers a
 * retry.
 */
const PROVIDER_ANSWER_SECONDS_MAX = 30

/**
 * The OpenID Connect client: authorization code with PKCE, with a redirect of the whole page. Tokens are only
 * in this page's memory; the browser only stores the state of a sign-in that is under way. There are no
 * refresh tokens and no hidden frames: while the provider's own session lives, signing in again is one
 * redirect there and back.
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
