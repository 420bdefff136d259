import * as openid from 'openid-client'
import { CommandError } from '../../command-line/command-error.ts'
import { listenForCallback } from './callback.ts'

const TIMEOUT_MILLISECONDS = 15 * 60 * 1000

export interface SignInOptions {
  /** The requested scopes, separated by spaces. */
  readonly scope: string
  /** Further parameters that the provider requires. None by default. */
  readonly parameters?: Readonly<Record<string, string>>
  /** The port of the callback on this machine; 0 takes a free port. */
  readonly port: number
  /** Shows the user the URL to sign in at. */
  readonly show: (url: string) => void
  /** How long the user may take; fifteen minutes by default. */
  readonly timeoutMilliseconds?: number
}

/**
 * Signs a user in with a browser on this machine, by authorization code. With PKCE, nobody else can use the
 * code. With the state, nobody can sign the user in as somebody else.
 *
 * @returns the access token
 * @throws {CommandError} when the port is in use, nobody signs in, or the provider refuses
 * @see RFC 8252 §7.3, RFC 7636, RFC 6749 §10.12
 */
export async function signIn(
  provider: openid.Configuration,
  options: SignInOptions,
): Promise<string> {
  const { scope, port, show, timeoutMilliseconds = TIMEOUT_MILLISECONDS } = options
  const state = openid.randomState()
  const verifier = openid.randomPKCECodeVerifier()
  const callback = await listenForCallback(port, state, timeoutMilliseconds)
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

/** The provider's reason, without the control characters of a terminal (RFC 6749 §4.1.2.1). */
function reasonIn(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error))
  const said =
    error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError
      ? [error.error, error.error_description].filter((part) => part !== undefined).join(': ')
      : message
  return said.replace(/[^\x20-\x7e]/g, '').replace(/\.$/, '')
}
