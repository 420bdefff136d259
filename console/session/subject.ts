import type { User } from 'oidc-client-ts'
import * as z from 'zod/mini'

const claims = z.object({ sub: z.string() })

/**
 * The `sub` by which the API knows a user: the one in the access token. Some providers give each client a
 * different `sub` for the same person, and the ID token is only for the console.
 */
export function subjectOf({ access_token: accessToken, profile }: User): string {
  const [, payload = ''] = accessToken.split('.')
  try {
    const bytes = Uint8Array.from(atob(base64(payload)), (character) => character.charCodeAt(0))
    return z.parse(claims, JSON.parse(new TextDecoder().decode(bytes))).sub
  } catch {
    // Only the API can rely on the access token being a JWT.
    return profile.sub
  }
}

function base64(base64url: string): string {
  return base64url.replaceAll('-', '+').replaceAll('_', '/')
}
