import { createHmac, createSign, KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../../../command-line/loopback.ts'
import { type Authorization, jwtAuthorizer } from '../../../../local/gateway/jwt-authorizer.ts'

const issuer = 'https://idp.example'
const audience = 'management'
const scope = 'feedback-keys/manage'
const kid = 'key'

/** `exp` an hour from now, unless the claims say otherwise. */
function claims(changes: JWTPayload = {}): JWTPayload {
  const iat = Math.floor(Date.now() / 1000)
  return { iss: issuer, aud: audience, sub: 'ada', iat, exp: iat + 3600, scope, ...changes }
}

describe('the JWT authorizer', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const ec = await generateKeyPair('ES256')
  let listening: Listening
  let authorize: (authorization: string | undefined) => Promise<Authorization>
  beforeAll(async () => {
    const keys = [
      { ...(await exportJWK(publicKey)), kid },
      { ...(await exportJWK(ec.publicKey)), kid: 'ec' },
    ]
    const server = createServer((_request, response) => response.end(JSON.stringify({ keys })))
    listening = await listen(server, 0)
    const jwksUri = `http://127.0.0.1:${listening.port}/jwks`
    authorize = jwtAuthorizer({ issuer, audience, scope, jwksUri })
  })
  afterAll(() => listening.close())

  const sign = (payload: JWTPayload) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
  /** Signs by hand: no library would sign such a token. */
  const signedWith = (members: object) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const input = `${part({ alg: 'RS256', kid, ...members })}.${part(claims())}`
    const key = KeyObject.from(privateKey)
    return `${input}.${createSign('sha256').update(input).sign(key, 'base64url')}`
  }
  const bearer = async (payload: JWTPayload) => `Bearer ${await sign(payload)}`

  async function refusalOf(authorization: string | undefined) {
    const outcome = await authorize(authorization)
    if (!('refusal' in outcome)) throw new Error('it was let through')
    const { status, headers, body } = outcome.refusal
    return { status, challenge: headers['www-authenticate'], body }
  }

  test('passes claims on as strings, arrays flattened, and the scopes as a list', async () => {
    const payload = claims({ groups: ['a', 'b c'], exp: 4_000_000_000, scope: `x ${scope}` })
    expect(await authorize(await bearer(payload))).toMatchObject({
      authorizer: {
        jwt: {
          claims: { sub: 'ada', exp: '4000000000', groups: '[a b c]' },
          scopes: ['x', scope],
        },
      },
    })
  })

  test('accepts the scheme in any case, or without a scheme, and scopes in scp', async () => {
    const token = await sign(claims({ scope: undefined, scp: [scope] }))
    for (const authorization of [`bearer ${token}`, `BEARER  ${token}`, token]) {
      expect(await authorize(authorization)).toHaveProperty('authorizer')
    }
  })

  test('uses the client id as the audience when the token has no audience', async () => {
    const payload = claims({ aud: undefined, client_id: audience })
    expect(await authorize(await bearer(payload))).toHaveProperty('authorizer')
  })

  test('answers a missing token with a bare challenge', async () => {
    expect(await refusalOf(undefined)).toEqual({
      status: 401,
      challenge: 'Bearer',
      body: '{"message":"Unauthorized"}',
    })
  })

  const invalid: readonly (readonly [string, JWTPayload])[] = [
    ['is expired', { exp: Math.floor(Date.now() / 1000) - 1 }],
    ['never expires', { exp: undefined }],
    ['is of another issuer', { iss: 'https://evil.example' }],
    ['is for another audience', { aud: 'other' }],
    ['has our client id but another audience', { aud: 'other', client_id: audience }],
    ['is not valid yet', { nbf: Math.floor(Date.now() / 1000) + 60 }],
    ['was issued in the future', { iat: Math.floor(Date.now() / 1000) + 60 }],
  ]
  for (const [what, changes] of invalid) {
    test(`refuses a token that ${what} [BR-02]`, async () => {
      const refusal = await refusalOf(await bearer(claims(changes)))
      expect(refusal.status).toBe(401)
      expect(refusal.challenge).toContain('error="invalid_token"')
    })
  }

  test('refuses alg none, HS256 with the public key, ES256, an unknown key and malformed tokens [BR-02]', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const none = `${encode({ alg: 'none' })}.${encode(claims())}.`
    const confused = `${encode({ alg: 'HS256', kid })}.${encode(claims())}`
    const mac = createHmac('sha256', await exportSPKI(publicKey)).update(confused)
    const es256 = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'ES256', kid: 'ec' })
      .sign(ec.privateKey)
    const unknown = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'RS256', kid: 'unknown' })
      .sign(privateKey)
    const good = await sign(claims())
    const tokens = [
      none,
      `${confused}.${mac.digest('base64url')}`,
      es256,
      unknown,
      'nonsense',
      `${good},Bearer ${good}`,
      `Basic ${good}`,
    ]
    for (const token of tokens) {
      const refusal = await refusalOf(token.includes(' ') ? token : `Bearer ${token}`)
      expect(refusal.status).toBe(401)
      expect(refusal.challenge).toContain('error="invalid_token"')
    }
  })

  /** The signature is valid, but who does not know the extension must refuse it: RFC 7515 §4.1.11. */
  const extended: readonly (readonly [string, object])[] = [
    ['that nobody knows', { crit: ['x'], x: true }],
    ['that nobody knows, beside one that is known', { crit: ['b64', 'x'], b64: true, x: true }],
    ['that is not there', { crit: ['x'] }],
    ['that is a claim', { crit: ['exp'], exp: 4_000_000_000 }],
    ['without a name', { crit: [] }],
    ['that is not a list', { crit: 'x', x: true }],
  ]
  for (const [what, members] of extended) {
    test(`refuses a token with a critical extension ${what} [BR-02]`, async () => {
      const refusal = await refusalOf(`Bearer ${signedWith(members)}`)
      expect(refusal.status).toBe(401)
      expect(refusal.challenge).toContain('error="invalid_token"')
    })
  }

  test('accepts the same token without a critical extension', async () => {
    expect(await authorize(`Bearer ${signedWith({ x: true })}`)).toHaveProperty('authorizer')
  })

  test('refuses a token without the scope, such as an ID token, with 403', async () => {
    for (const given of [undefined, '', 'openid', `${scope}x`]) {
      const refusal = await refusalOf(await bearer(claims({ scope: given })))
      expect(refusal.status).toBe(403)
      expect(refusal.body).toBe('{"message":"Forbidden"}')
      expect(refusal.challenge).toContain('error="insufficient_scope"')
    }
  })

  test('does not blame the token when it cannot get the keys', async () => {
    const jwksUri = 'http://127.0.0.1:1/jwks'
    const unreachable = jwtAuthorizer({ issuer, audience, scope, jwksUri })
    await expect(unreachable(await bearer(claims()))).rejects.toThrow()
  })
})
