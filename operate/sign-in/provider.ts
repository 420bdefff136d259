import { allowInsecureRequests, type Configuration, discovery, None } from 'openid-client'
import { CommandError } from '../../command-line/command-error.ts'
import { isLoopback } from './sign-in-arguments.ts'

/**
 * Finds the endpoints of an OpenID provider, for a public client.
 *
 * @throws {CommandError} when there is no OpenID provider with that issuer
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export async function identityProvider(issuer: URL, clientId: string): Promise<Configuration> {
  const execute = isLoopback(issuer) ? [allowInsecureRequests] : []
  try {
    return await discovery(issuer, clientId, undefined, None(), { execute })
  } catch (cause) {
    throw new CommandError(`No OpenID provider with the issuer ${issuer.href} answers.`, {
      cause,
    })
  }
}
