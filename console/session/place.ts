import * as z from 'zod/mini'

/** Where the user was when they had to sign in: a path of the console, never an address of another origin. */
const signInState = z.object({ returnTo: z.string().check(z.regex(/^\/(?![/\\])/)) })

/** The current place, to come back to after signing in. */
export function placeNow(): { readonly returnTo: string } {
  return { returnTo: location.pathname + location.search }
}

/** The place in the state of a sign-in; the start page if it has none. */
export function placeIn(state: unknown): string {
  const { success, data } = z.safeParse(signInState, state)
  return success ? data.returnTo : '/'
}
