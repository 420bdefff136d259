import { createPublicKey, verify } from 'node:crypto'
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, type JWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_AUDIENCE } from '../../../local/stack/stack-environment.ts'
import { isKeyId } from '../../../shared/domain/keypairs/key-id.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { type CreatedKeypair, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { expectToken } from '../../support/token-requests.ts'

const COMMENT = 'a-comment-that-names-jane-doe'

let product: TestStack
let account: OwnerRef
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  account = await product.account('ada')
  keypair = await product.keypair(account, 'ada', { comment: COMMENT })
})

afterAll(async () => {
  await product.stop()
})

async function newToken(parameters: Record<string, string> = {}): Promise<string> {
  return expectToken(await product.token(keypair, parameters))
}

async function publishedKeys(): Promise<readonly JWK[]> {
  return (await product.api('GET', '/.well-known/jwks.json')).json.keys as JWK[]
}

test('a token is an at+jwt, signed by a published key, and its header points to nothing to fetch [AT-01]', async () => {
  const header = decodeProtectedHeader(await newToken())
  const kids = (await publishedKeys()).map((key) => key.kid)
  expect(header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.toBeOneOf(kids) })
})

test('a token has the claims of RFC 9068, and its issuer is exactly the issuer of the metadata [AT-02] [AT-05] [MD-02]', async () => {
  const claims = decodeJwt(await newToken())
  const metadata = await product.api('GET', '/.well-known/oauth-authorization-server')
  expect(isKeyId(String(claims.sub))).toBe(true)
  expect(claims).toEqual({
    iss: metadata.json.issuer,
    sub: keypair.keyId,
    client_id: keypair.keyId,
    aud: LOCAL_AUDIENCE,
    iat: expect.any(Number),
    exp: expect.any(Number),
    jti: expect.stringMatching(/^[A-Za-z0-9]{22}$/),
    scope: REPORT_SCOPE,
    owner: { type: 'account', id: account.id, accountId: account.id },
  })
  expect([claims.iat, claims.exp].every(Number.isInteger)).toBe(true)
})

test('the scope claim is the scope of the response: a string, not a list [AT-03]', async () => {
  const { json } = await product.token(keypair)
  expect(decodeJwt(String(json.access_token)).scope).toBe(json.scope)
  expect(json.scope).toEqual(expect.any(String))
})

// A lenient verifier accepts a DER signature; every strict one refuses it.
test('the signature is 64 bytes of r and s, and two libraries verify it [AT-04]', async () => {
  const token = await newToken()
  const [header = '', payload = '', signature = ''] = token.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  expect(bytes).toHaveLength(64)

  const { kid } = decodeProtectedHeader(token)
  const jwk = (await publishedKeys()).find((key) => key.kid === kid) ?? {}
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  const input = Buffer.from(`${header}.${payload}`)
  expect(verify('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true)

  const keys = createRemoteJWKSet(new URL(`${product.stack.url}/.well-known/jwks.json`))
  const options = { issuer: product.stack.url, audience: LOCAL_AUDIENCE, typ: 'at+jwt' }
  await expect(jwtVerify(token, keys, options)).resolves.toBeDefined()
  const changed = `${header}.${payload.slice(0, -2)}AA.${signature}`
  await expect(jwtVerify(changed, keys, options)).rejects.toThrow(/signature|JSON|parse/i)
})

test('no two tokens have the same id [AT-06]', async () => {
  const ids = new Set<unknown>()
  for (let round = 0; round < 10; round += 1) {
    const tokens = await Promise.all(Array.from({ length: 10 }, () => newToken()))
    for (const token of tokens) ids.add(decodeJwt(token).jti)
  }
  expect(ids.size).toBe(100)
})

// Every API on its way reads a token, so all of them learn what is in it.
test('a token contains nothing about people, the comment or the table [AT-07]', async () => {
  const [header = '', payload = ''] = (await newToken()).split('.')
  const text = Buffer.from(header, 'base64url').toString() + Buffer.from(payload, 'base64url')
  expect(text).not.toContain(COMMENT)
  expect(text).not.toMatch(/ada|incarnation|secretId|arn:|createdBy|pepper/i)
})

// What a token says about its owner must never come from the request.
test.each(['owner', 'owner_id', 'accountId', 'sub', 'aud', 'audience', 'iss', 'client', 'exp'])(
  'the request parameter %s does not change the token [AT-08]',
  async (name) => {
    const other = await product.account('ada')
    const claims = decodeJwt(await newToken({ [name]: other.id }))
    expect(claims).toMatchObject({
      iss: product.stack.url,
      sub: keypair.keyId,
      aud: LOCAL_AUDIENCE,
      owner: { type: 'account', id: account.id, accountId: account.id },
    })
    expect(JSON.stringify(claims)).not.toContain(other.id)
  },
)

test('an environment\u2019s token says which environment of which account it covers [AT-08]', async () => {
  const environment = await product.environment(account)
  const own = await product.keypair(environment, 'ada')
  expect(decodeJwt(expectToken(await product.token(own))).owner).toEqual({
    type: 'environment',
    id: environment.id,
    accountId: account.id,
  })
})
