import { ErrorResponse, type User, type UserManager } from 'oidc-client-ts'
import type { ConsoleConfiguration } from '../hosting/console-configuration.ts'
import { forgetWhenLeft } from './left-page.ts'
import { leaveTogether } from './other-pages.ts'
import { placeIn, placeNow } from './place.ts'
import { subjectOf } from './subject.ts'
import { userManager } from './user-manager.ts'

/** Somebody who is signed in. */
export interface SignedIn {
  readonly kind: 'signed-in'
  readonly configuration: ConsoleConfiguration
  /** Their OIDC `sub`, by which events name them. */
  readonly subject: string
  /** How to greet them. */
  readonly name: string
  accessToken(): string
  /** Calls back when the session will end soon, and when it has ended; returns what stops that. */
  watch(onEnding: () => void, onEnded: () => void): () => void
  /** Leaves the page; whoever signs in comes back to where they were. */
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
 * Finds out who is there: finishes the sign-in that this page load comes back from, or begins one when it
 * is a link to a place within. The start page waits to be asked, so that signing out ends somewhere.
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
  // Neither a code nor a state is to stay in the address bar or in the history.
  const address = location.href
  history.replaceState(null, '', '/')
  // A provider that has signed somebody out comes back with a state too, but without a code.
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
  // Who was on the way to a place within, and was refused, may try again and still get there.
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
  // Without a user there is no ID token, which the request would carry in its address.
  await manager.removeUser()
  if ((await manager.metadataService.getEndSessionEndpoint()) === undefined) {
    // The provider keeps its own session; all that this page has of it is gone.
    return location.assign(page)
  }
  // Cognito has its own name for where to go afterwards.
  await manager.signoutRedirect({ extraQueryParams: { logout_uri: page } })
}
