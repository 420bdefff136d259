import { ErrorResponse, type User, type UserManager } from 'oidc-client-ts'
import type { ConsoleConfiguration } from '../hosting/console-configuration.ts'
import { forgetWhenLeft } from './left-page.ts'
import { leaveTogether } from './other-pages.ts'
import { placeIn, placeNow } from './place.ts'
import { subjectOf } from './subject.ts'
import { userManager } from './user-manager.ts'

/** The session of a user who is signed in. */
export interface SignedIn {
  readonly kind: 'signed-in'
  readonly configuration: ConsoleConfiguration
  /** Their OIDC `sub`. Audit events name them by it. */
  readonly subject: string
  /** The name to show for them. */
  readonly name: string
  accessToken(): string
  /** Calls back when the session ends soon, and when it has ended. Returns a function that stops this. */
  watch(onEnding: () => void, onEnded: () => void): () => void
  /** Leaves the page. After signing in, the user comes back to the same place. */
  signInAgain(): Promise<void>
  /** Leaves the page. */
  signOut(): Promise<void>
}

export interface SignedOut {
  readonly kind: 'signed-out'
  /** Why the last attempt to sign in failed, if it did. */
  readonly failure: unknown
  /**
   * Leaves the page.
   *
   * @throws {Error} when the identity provider cannot be reached
   */
  signIn(): Promise<void>
}

export type Session = SignedIn | SignedOut | { readonly kind: 'leaving' }

/**
 * Finds out who is there. When the identity provider redirects back, it finishes the sign-in. When the
 * address is a page within the console, it begins a sign-in. The start page waits for the button: signing out
 * ends there.
 *
 * @throws {Error} when the identity provider cannot be reached
 */
export async function startSession(configuration: ConsoleConfiguration): Promise<Session> {
  const manager = userManager(configuration)
  await manager.clearStaleState()
  const answer = new URLSearchParams(location.search)
  if (!answer.has('state')) {
    if (location.pathname === '/') return signedOut(manager)
    await manager.signinRedirect({ state: placeNow() })
    return { kind: 'leaving' }
  }
  // The code and the state must not stay in the address bar or in the history.
  const address = location.href
  history.replaceState(null, '', '/')
  // After signing out, the provider redirects back with a state, but without a code.
  if (!answer.has('code') && !answer.has('error')) return signedOut(manager)
  try {
    const user = await manager.signinRedirectCallback(address)
    history.replaceState(null, '', placeIn(user.state))
    return signedIn(manager, configuration, user)
  } catch (error) {
    return signedOut(manager, error)
  }
}

function signedOut(manager: UserManager, failure?: unknown): SignedOut {
  // A user who was refused on the way to a page can try again, and still gets there.
  const returnTo = placeIn(failure instanceof ErrorResponse ? failure.state : undefined)
  return {
    kind: 'signed-out',
    failure,
    signIn: () => manager.signinRedirect({ state: { returnTo } }),
  }
}

function signedIn(manager: UserManager, configuration: ConsoleConfiguration, user: User): SignedIn {
  const { profile, access_token: accessToken } = user
  const { events } = manager
  const otherPages = leaveTogether()
  forgetWhenLeft()
  return {
    kind: 'signed-in',
    configuration,
    subject: subjectOf(user),
    name: profile.email ?? profile.preferred_username ?? profile.sub,
    accessToken: () => accessToken,
    watch: (onEnding, onEnded) => {
      const removers = [
        events.addAccessTokenExpiring(onEnding),
        events.addAccessTokenExpired(onEnded),
      ]
      return () => {
        for (const remove of removers) remove()
      }
    },
    signInAgain: () => manager.signinRedirect({ state: placeNow() }),
    signOut: async () => {
      otherPages.signedOut()
      await signOut(manager)
    },
  }
}

async function signOut(manager: UserManager): Promise<void> {
  const page = `${location.origin}/`
  // The user is removed first: otherwise the request would have the ID token in its address.
  await manager.removeUser()
  if ((await manager.metadataService.getEndSessionEndpoint()) === undefined) {
    // The provider keeps its own session. This page has forgotten everything about it.
    return location.assign(page)
  }
  // Cognito's own parameter for the page to return to.
  await manager.signoutRedirect({ extraQueryParams: { logout_uri: page } })
}
