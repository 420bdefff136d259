import * as z from 'zod/mini'

/** Where somebody was when they had to sign in: a path of the console, never another origin's. */
const signInState = z.object({ returnTo: z.string().check(z.regex(/^\/(?![/\\])/)) })

/** Where somebody is, to come back to. */
export function placeNow(): { readonly returnTo: string } {
  return { returnTo: location.pathname + location.search }
}

/** The place in the state of a sign-in; the start page when there is none. */
export function placeIn(state: unknown): string {
  const { success, data } = z.safeParse(signInState, state)
  return success ? data.returnTo : '/'
}
