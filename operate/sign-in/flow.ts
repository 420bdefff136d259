import * as openid from 'openid-client'
import { CommandError } from '../../command-line/command-error.ts'
import { listenForCallback } from './callback.ts'

const PATIENCE_MILLISECONDS = 15 * 60 * 1000

export interface SignInOptions {
  /** Scopes to ask for, separated by spaces. */
  readonly scope: string
  /** What the provider wants to be told besides; none unless stated. */
  readonly parameters?: Readonly<Record<string, string>>
  /** The port of this machine that the browser comes back to; 0 takes a free one. */
  readonly port: number
  /** Shows the user the URL to sign in at. */
  readonly show: (url: string) => void
  /** How long the user has; fifteen minutes unless stated. */
  readonly patienceMilliseconds?: number
}

/**
 * Signs a user in with a browser on this machine: authorization code with PKCE, so that a code is of no
 * use to whoever else sees it, and a state, so that nobody is signed in as somebody else.
 *
 * @returns the access token
 * @throws {CommandError} when the port is in use, nobody signs in, or the provider refuses
 * @see RFC 8252 §7.3, RFC 7636, RFC 6749 §10.12
 */
export async function signIn(
  provider: openid.Configuration,
  options: SignInOptions,
): Promise<string> {
  const { scope, port, show, patienceMilliseconds = PATIENCE_MILLISECONDS } = options
  const state = openid.randomState()
  const verifier = openid.randomPKCECodeVerifier()
  const callback = await listenForCallback(port, state, patienceMilliseconds)
  try {
    const url = openid.buildAuthorizationUrl(provider, {
      ...options.parameters,
      redirect_uri: callback.redirectUri,
      scope,
      state,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    show(url.href)
    return await tokenFor(provider, await callback.arrived, { state, verifier })
  } finally {
    await callback.close()
  }
}

async function tokenFor(
  provider: openid.Configuration,
  arrived: URL,
  { state, verifier }: { readonly state: string; readonly verifier: string },
): Promise<string> {
  try {
    const checks = { expectedState: state, pkceCodeVerifier: verifier }
    const tokens = await openid.authorizationCodeGrant(provider, arrived, checks)
    return tokens.access_token
  } catch (cause) {
    throw new CommandError(`The sign-in failed: ${reasonIn(cause)}.`, { cause })
  }
}

/** What the provider says, without the characters that a terminal would obey (RFC 6749 §4.1.2.1). */
function reasonIn(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error))
  const said =
    error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError
      ? [error.error, error.error_description].filter((part) => part !== undefined).join(': ')
      : message
  return said.replace(/[^\x20-\x7e]/g, '').replace(/\.$/, '')
}
