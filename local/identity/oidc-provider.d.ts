// oidc-provider has no types. These are the types of the parts that are used here.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  import type { JWK } from 'jose'

  export interface Grant {
    addOIDCScope(scope: string): void
    addResourceScope(resource: string, scope: string): void
    save(): Promise<string>
  }

  export interface Context {
    type: string
    body: string
    set(header: string, value: string): void
    readonly oidc: {
      readonly provider: Provider
      readonly client: { readonly clientId: string }
      readonly session: { readonly accountId: string }
    }
  }

  export interface Stored {
    readonly uid?: string
    readonly grantId?: string
    readonly consumed?: number
  }

  export interface Adapter {
    upsert(id: string, payload: Stored, expiresInSeconds: number): Promise<void>
    find(id: string): Promise<Stored | undefined>
    findByUid(uid: string): Promise<Stored | undefined>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }

  interface ResourceServer {
    readonly scope: string
    readonly audience: string
    readonly accessTokenTTL: number
    readonly accessTokenFormat: 'jwt'
    readonly jwt: { readonly sign: { readonly alg: 'RS256' } }
  }

  export interface Configuration {
    readonly adapter: (model: string) => Adapter
    readonly clients: readonly Readonly<Record<string, unknown>>[]
    readonly clientBasedCORS: (ctx: Context, origin: string) => boolean
    readonly cookies: { readonly keys: readonly string[] }
    readonly features: {
      readonly devInteractions: { readonly enabled: boolean }
      readonly userinfo: { readonly enabled: boolean }
      readonly resourceIndicators: {
        readonly enabled: boolean
        readonly defaultResource: () => string
        readonly useGrantedResource: () => boolean
        readonly getResourceServerInfo: (ctx: Context, resource: string) => ResourceServer
      }
      readonly rpInitiatedLogout: {
        readonly enabled: boolean
        readonly logoutSource: (ctx: Context, form: string) => void
        readonly postLogoutSuccessSource: (ctx: Context) => void
      }
    }
    readonly findAccount: (ctx: Context, subject: string) => Promise<object | undefined>
    readonly interactions: { readonly url: (ctx: Context, of: { readonly uid: string }) => string }
    readonly jwks: { readonly keys: readonly JWK[] }
    readonly loadExistingGrant: (ctx: Context) => Promise<Grant>
    readonly pkce: { readonly required: () => boolean }
    readonly renderError: (ctx: Context, out: Readonly<Record<string, string>>) => void
    readonly scopes: readonly string[]
    readonly ttl: Readonly<Record<string, number>>
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    readonly Grant: new (of: {
      accountId: string
      clientId: string
    }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<object>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { readonly login: { readonly accountId: string } },
    ): Promise<void>
  }

  export namespace errors {
    class InvalidTarget extends Error {}
    class SessionNotFound extends Error {}
  }
}
