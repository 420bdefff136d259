import { createServer } from 'node:http'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../../../command-line/loopback.ts'
import { CookieJar } from '../../../../local/identity/cookie-jar.ts'
import {
  createIdentityProvider,
  type IdentityProvider,
} from '../../../../local/identity/identity-provider.ts'
import { tokensOf } from '../../../../local/identity/tokens-of.ts'

describe('the identity provider', () => {
  let listening: Listening
  let provider: IdentityProvider
  let origin: string
  beforeAll(async () => {
    const server = createServer((request, response) => void provider.handle(request, response))
    listening = await listen(server, 0)
    origin = `http://localhost:${listening.port}`
    provider = await createIdentityProvider(origin)
  })
  afterAll(() => listening.close())

  const authorize = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(
      `${origin}/identity/auth?${new URLSearchParams({
        client_id: 'feedback-keys-console',
        response_type: 'code',
        redirect_uri: `${origin}/`,
        scope: 'openid feedback-keys/manage',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
        ...parameters,
      })}`,
      { redirect: 'manual', headers },
    )

  test('signing in over HTTP gives an RS256 access token for the API', async () => {
    const { accessToken } = await tokensOf(origin, 'ada')
    const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`))
    const { payload, protectedHeader } = await jwtVerify(accessToken, keys, {
      issuer: `${origin}/identity`,
      audience: 'feedback-keys-management',
      algorithms: ['RS256'],
    })
    expect(payload).toMatchObject({ sub: 'ada', scope: 'feedback-keys/manage' })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600)
    expect(protectedHeader.alg).toBe('RS256')
  })

  test('the ID token is for the client and has no scope', async () => {
    const { idToken } = await tokensOf(origin, 'vic')
    const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`))
    const { payload } = await jwtVerify(idToken, keys, { audience: 'feedback-keys-console' })
    expect(payload.sub).toBe('vic')
    expect(payload).not.toHaveProperty('scope')
  })

  test('a user who is not seeded cannot sign in', async () => {
    await expect(tokensOf(origin, 'mallory')).rejects.toThrow('signing in as mallory failed')
  })

  test('without PKCE, or with the method plain, there is no code', async () => {
    for (const [name, value] of [
      ['code_challenge', ''],
      ['code_challenge_method', 'plain'],
    ] as const) {
      const location = (await authorize({ [name]: value })).headers.get('location') ?? ''
      expect(new URL(location).searchParams.get('error')).toBe('invalid_request')
    }
  })

  test('it never redirects to a URI that is not the console’s', async () => {
    const response = await authorize({ redirect_uri: 'https://evil.example/' })
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
  })

  test('the sign-in page lists the users, runs no script and cannot be framed', async () => {
    const start = await authorize({})
    const cookie = start.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ')
    const page = new URL(start.headers.get('location') ?? '', origin)
    const response = await fetch(page, { headers: { cookie } })
    const policy = response.headers.get('content-security-policy')
    const html = await response.text()
    expect(page.pathname).toMatch(/^\/identity\/interaction\//)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(html).not.toContain('<script')
    for (const name of ['ada', 'tess', 'gil', 'vic']) expect(html).toContain(`value="${name}"`)
  })

  test('signing out asks first, then returns to the console and forgets the user', async () => {
    const jar = new CookieJar()
    const idToken = (await tokensOf(origin, 'ada', jar)).idToken
    const parameters = new URLSearchParams({
      id_token_hint: idToken,
      post_logout_redirect_uri: `${origin}/`,
    })
    const asked = await jar.fetch(`${origin}/identity/session/end?${parameters}`)
    const xsrf = /name="xsrf" value="(\w+)"/.exec(await asked.text())?.[1] ?? ''
    const answer = new URLSearchParams({ xsrf, logout: 'yes' })
    const confirm = `${origin}/identity/session/end/confirm`
    const done = await jar.fetch(confirm, { method: 'POST', body: answer })
    expect(asked.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect([done.status, done.headers.get('location')]).toEqual([303, `${origin}/`])
    expect(decodeJwt((await tokensOf(origin, 'tess', jar)).idToken).sub).toBe('tess')
  })

  test('everything it publishes is under its issuer', async () => {
    const response = await fetch(`${provider.issuer}/.well-known/openid-configuration`)
    const metadata = await response.json()
    expect(metadata).toMatchObject({
      issuer: `${origin}/identity`,
      jwks_uri: `${origin}/identity/jwks`,
      token_endpoint: `${origin}/identity/token`,
      code_challenge_methods_supported: ['S256'],
    })
  })
})
