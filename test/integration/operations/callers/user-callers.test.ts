import { createHmac } from 'node:crypto'
import { decodeJwt, exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  MANAGEMENT_AUDIENCE,
  MANAGEMENT_SCOPE,
} from '../../../../local/identity/provider-configuration.ts'
import { unchangedBy } from '../../../local-stack/owner-state.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../../local-stack/test-stack.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const CREATION = { body: { scopes: [REPORT_SCOPE] } }
const INVALID_TOKEN = /^Bearer .*error="invalid_token"/

test('without credentials the challenge is bare: it names no error [BR-01]', async () => {
  const account = await product.account('ada')
  const paths = [`${pathOf(account)}/keypairs`, '/v1/owners', '/v1/scopes']
  for (const path of paths) {
    const answer = await product.api('GET', path)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  }
  const create = () => product.api('POST', `${pathOf(account)}/keypairs`, CREATION)
  expect((await unchangedBy(product, account, create)).status).toBe(401)
})

test('the name of the scheme is read in any letter case [BR-07]', async () => {
  const token = await product.userToken('ada')
  for (const scheme of ['bearer', 'BEARER', 'Bearer']) {
    const headers = { authorization: `${scheme} ${token}` }
    expect((await product.api('GET', '/v1/owners', { headers })).status).toBe(200)
  }
})

test('a token anywhere but in its header does not count [BR-04]', async () => {
  const account = await product.account('ada')
  const path = `${pathOf(account)}/keypairs`
  const token = await product.userToken('ada')
  const answers = [
    await product.api('GET', `${path}?access_token=${token}`),
    await product.api('GET', path, { headers: { cookie: `access_token=${token}` } }),
    await product.api('GET', path, { headers: { 'x-authorization': `Bearer ${token}` } }),
    await product.api('POST', path, {
      rawBody: `access_token=${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
})

/** A keypair that could manage keypairs would make itself immortal. */
test("a keypair's own access token manages nothing [BR-05] [TM-11]", async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada', { scopes: ['feedback-admin'] })
  const { json } = await product.token(keypair)
  const token = String(json.access_token)
  for (const [method, path, body] of [
    ['GET', keypair.path, undefined],
    ['POST', `${keypair.path}/secrets`, {}],
    ['POST', `${pathOf(account)}/keypairs`, CREATION.body],
    ['GET', '/v1/owners', undefined],
  ] as const) {
    const ask = () => product.api(method, path, { token, body })
    const answer = await unchangedBy(product, account, ask)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(INVALID_TOKEN)
  }
})

test('an ID token does not count as an access token [BR-06]', async () => {
  const { idToken } = await product.stack.identity.accessTokenOf('ada')
  expect(decodeJwt(idToken).sub).toBe('ada')
  const answer = await product.api('GET', '/v1/owners', { token: idToken })
  expect([401, 403]).toContain(answer.status)
})

/** A forger makes tokens from what is public: the claims, the key ID and the public key. */
test('a forged or altered token is refused as invalid [BR-02] [TM-30]', async () => {
  const account = await product.account('ada')
  const good = await product.userToken('ada')
  const [head = '', body = '', signature = ''] = good.split('.')
  const { issuer } = product.stack.identity
  const jwks = await product.api('GET', `${new URL(issuer).pathname}/jwks`)
  const [published] = jwks.json.keys as JWK[]
  const { kid = '' } = published ?? {}
  const { privateKey } = await generateKeyPair('RS256')
  const claims = { ...decodeJwt(good), scope: MANAGEMENT_SCOPE, aud: MANAGEMENT_AUDIENCE }
  const forge = (header: { alg: string; kid?: string }) =>
    new SignJWT(claims).setProtectedHeader(header).sign(privateKey)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const publicKey = await importJWK(published ?? {}, 'RS256')
  if (publicKey instanceof Uint8Array) throw new Error('expected a public key')
  const hs256 = `${part({ alg: 'HS256', kid })}.${part(claims)}`
  const mac = createHmac('sha256', await exportSPKI(publicKey))
    .update(hs256)
    .digest('base64url')
  const tokens = [
    await forge({ alg: 'RS256', kid }),
    await forge({ alg: 'RS256', kid: '../../dev/null' }),
    await forge({ alg: 'RS256' }),
    `${part({ alg: 'none', kid })}.${body}.`,
    `${part({ alg: 'none' })}.${body}.${signature}`,
    `${hs256}.${mac}`,
    `${head}.${part({ ...claims, sub: 'gil' })}.${signature}`,
    `${head}.${body}.${signature.slice(0, -4)}AAAA`,
    `${head}.${body}.`,
    `${head}.${body}`,
    'x',
  ]
  for (const token of tokens) {
    const ask = () => product.api('POST', `${pathOf(account)}/keypairs`, { token, ...CREATION })
    const answer = await unchangedBy(product, account, ask)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(INVALID_TOKEN)
  }
})

test('two credentials in one header count as none, whatever each would be [TE-15]', async () => {
  const token = await product.userToken('ada')
  for (const authorization of [`Bearer ${token}, Bearer ${token}`, `Basic YTpi, Bearer ${token}`]) {
    const answer = await product.api('GET', '/v1/owners', { headers: { authorization } })
    expect(answer.status).toBe(401)
  }
})
