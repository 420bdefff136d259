import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { CookieJar } from './cookie-jar.ts'
import { CLIENT_ID, IDENTITY_PATH, MANAGEMENT_SCOPE } from './provider-configuration.ts'

export interface UserTokens {
  readonly accessToken: string
  readonly idToken: string
}

/** More steps than the flow needs. It ends an endless chain of redirects. */
const STEPS_MAX = 10

const metadataSchema = z.object({ authorization_endpoint: z.url(), token_endpoint: z.url() })
const tokenSchema = z.object({ access_token: z.string(), id_token: z.string() })

/**
 * Gets a user's tokens from the stack at `origin` in the way a browser does: authorization code with PKCE
 * over HTTP, including the sign-in page.
 *
 * @param jar the cookies. If they contain a session, the user is already signed in.
 * @throws {Error} when the provider refuses, or nothing answers there.
 * @see RFC 6749 §4.1, RFC 7636
 */
export async function tokensOf(
  origin: string,
  user: string,
  jar = new CookieJar(),
): Promise<UserTokens> {
  const issuer = origin + IDENTITY_PATH
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`)
  const metadata = z.parse(metadataSchema, await discovery.json())
  const redirectUri = `${origin}/`
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(16).toString('base64url')
  const authorization = new URL(metadata.authorization_endpoint)
  authorization.search = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: `openid ${MANAGEMENT_SCOPE}`,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  const answer = await signIn(jar, authorization, redirectUri, user)
  const code = answer.get('code')
  if (code === null || answer.get('state') !== state || answer.get('iss') !== issuer) {
    throw new Error(`signing in as ${user} failed: ${answer.get('error_description') ?? 'no code'}`)
  }
  const response = await fetch(metadata.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  })
  if (!response.ok) throw new Error(`the token request failed: ${await response.text()}`)
  const tokens = z.parse(tokenSchema, await response.json())
  return { accessToken: tokens.access_token, idToken: tokens.id_token }
}

/** @returns the parameters that the provider sends to the redirect URI. */
async function signIn(
  jar: CookieJar,
  start: URL,
  redirectUri: string,
  user: string,
): Promise<URLSearchParams> {
  let url = start
  let response = await jar.fetch(url)
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const location = response.headers.get('location')
    if (location === null) {
      if (!response.ok) break
      response = await jar.fetch(url, { method: 'POST', body: new URLSearchParams({ user }) })
      continue
    }
    url = new URL(location, url)
    if (url.href.startsWith(`${redirectUri}?`)) return url.searchParams
    response = await jar.fetch(url)
  }
  throw new Error(`signing in as ${user} failed: status ${response.status} at ${url.pathname}`)
}
