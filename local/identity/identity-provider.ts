import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { errors, Provider } from 'oidc-provider'
import { readBody } from '../read-body.ts'
import { IDENTITY_PATH, providerConfiguration } from './provider-configuration.ts'
import { messagePage, PAGE_HEADERS, signInPage } from './sign-in-page.ts'
import { isUser } from './users.ts'

export interface IdentityProvider {
  readonly issuer: string
  /** Answers requests under `IDENTITY_PATH`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

const FORM_BYTES_MAX = 1024

/**
 * Creates an OpenID provider for development and tests, under the stack's URL. Anybody who reaches it can
 * sign in as any seeded user without a password. So it is only for the local machine.
 */
export async function createIdentityProvider(origin: string): Promise<IdentityProvider> {
  const issuer = origin + IDENTITY_PATH
  const provider = new Provider(issuer, providerConfiguration(origin, await newSigningKey()))
  const callback = provider.callback()
  return {
    issuer,
    handle: async (request, response) => {
      // The provider finds its own path prefix through `originalUrl`, which Express would set.
      const originalUrl = request.url ?? ''
      Object.assign(request, { originalUrl })
      request.url = originalUrl.slice(IDENTITY_PATH.length)
      if (request.url.startsWith('/interaction/')) await signIn(provider, request, response)
      else await callback(request, response)
    },
  }
}

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true })
  return { ...(await exportJWK(privateKey)), kid: 'local', alg: 'RS256', use: 'sig' }
}

async function signIn(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response)
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    return show(response, 400, messagePage('Sign-in expired', 'Go back and sign in again.'))
  }
  if (request.method !== 'POST') return show(response, 200, signInPage())
  const form = new URLSearchParams(String(await readBody(request, FORM_BYTES_MAX)))
  const name = form.get('user') ?? ''
  if (!isUser(name)) {
    return show(response, 400, messagePage('Sign-in failed', 'There is no such user.'))
  }
  // Choosing a user also gives consent, which a native client needs at each sign-in.
  const result = { login: { accountId: name }, consent: {} }
  await provider.interactionFinished(request, response, result)
}

function show(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, PAGE_HEADERS)
  response.end(html)
}
