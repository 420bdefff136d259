import { randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import { type Configuration, type Context, errors, type Grant } from 'oidc-provider'
import { memoryAdapter } from './memory-adapter.ts'
import { messagePage, PAGE_HEADERS, signOutPage } from './sign-in-page.ts'
import { isUser } from './users.ts'

export const CLIENT_ID = 'feedback-keys-console'
/** The client of `npm run sign-in`. */
const COMMAND_LINE_CLIENT_ID = 'feedback-keys-command-line'
/** The `aud` claim of the access tokens, which the gateway's JWT authorizer requires. */
export const MANAGEMENT_AUDIENCE = 'feedback-keys-management'
export const MANAGEMENT_SCOPE = 'feedback-keys/manage'
/** The provider's path under the stack's URL. */
export const IDENTITY_PATH = '/identity'

/** RFC 8707 requires a URI for the resource, even if no client sends one. */
const RESOURCE = 'urn:feedback-keys:management'
const ACCESS_TOKEN_SECONDS = 3600
const SESSION_SECONDS = 12 * 3600

/**
 * The configuration of the provider. The console and the command line are public clients with PKCE. Every
 * access token is a JWT for the management API, whether or not the client asks for it. Users need not give
 * consent, because the clients are the operator's.
 */
export function providerConfiguration(origin: string, privateKey: JWK): Configuration {
  return {
    adapter: memoryAdapter(),
    clients: [consoleClient(origin), commandLineClient()],
    clientBasedCORS: (_ctx, from) => from === origin,
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => resourceServer(resource),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, signOutPage(form)),
        postLogoutSuccessSource: (ctx) =>
          show(ctx, messagePage('Signed out', 'You can close this page.')),
      },
    },
    findAccount: async (_ctx, subject) =>
      isUser(subject) ? { accountId: subject, claims: async () => ({ sub: subject }) } : undefined,
    interactions: { url: (_ctx, { uid }) => `${IDENTITY_PATH}/interaction/${uid}` },
    jwks: { keys: [privateKey] },
    loadExistingGrant: grantEverything,
    pkce: { required: () => true },
    renderError: (ctx, out) =>
      show(ctx, messagePage('Sign-in failed', `${out.error}: ${out.error_description}`)),
    scopes: ['openid'],
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      Grant: SESSION_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 3600,
      Session: SESSION_SECONDS,
    },
  }
}

function consoleClient(origin: string): Readonly<Record<string, unknown>> {
  const pages = [`${origin}/`]
  return {
    client_id: CLIENT_ID,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'RS256',
    redirect_uris: pages,
    post_logout_redirect_uris: pages,
  }
}

/** A native client: its callback may have any port of the user's machine (RFC 8252 §7.3). */
function commandLineClient(): Readonly<Record<string, unknown>> {
  return {
    client_id: COMMAND_LINE_CLIENT_ID,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'RS256',
    redirect_uris: ['http://localhost/callback'],
  }
}

/** @throws {errors.InvalidTarget} when the resource is not the management API. */
function resourceServer(resource: string) {
  if (resource !== RESOURCE) throw new errors.InvalidTarget()
  return {
    scope: MANAGEMENT_SCOPE,
    audience: MANAGEMENT_AUDIENCE,
    accessTokenTTL: ACCESS_TOKEN_SECONDS,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  } as const
}

async function grantEverything(ctx: Context): Promise<Grant> {
  const { provider, client, session } = ctx.oidc
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
  grant.addOIDCScope('openid')
  grant.addResourceScope(RESOURCE, MANAGEMENT_SCOPE)
  await grant.save()
  return grant
}

function show(ctx: Context, html: string): void {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) ctx.set(name, value)
  ctx.body = html
}
