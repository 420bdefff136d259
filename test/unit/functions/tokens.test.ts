import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture, REPORT } from '../../in-memory/product/product-fixture.ts'
import { ISSUER } from '../../in-memory/product/settings.ts'

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

describe('a token', () => {
  test('is a bearer token for 15 minutes, and no cache may store it', async () => {
    const keypair = await product.keypair(account)
    const { json, headers } = expectStatus(await product.product.token(keypair), 200)
    expect(json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 900,
      scope: REPORT,
    })
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    })
    const claims = decodeJwt(`${json.access_token}`)
    expect(claims).toMatchObject({
      iss: ISSUER,
      sub: keypair.keyId,
      client_id: keypair.keyId,
      iat: product.start.getTime() / 1000,
      exp: product.start.getTime() / 1000 + 900,
      owner: { type: 'account', id: account.id, accountId: account.id },
    })
    expect(decodeProtectedHeader(`${json.access_token}`)).toMatchObject({
      alg: 'ES256',
      typ: 'at+jwt',
    })
  })

  test('of an environment names the environment and its account', async () => {
    const environment = await product.environment(account)
    const keypair = await product.keypair(environment)
    const { json } = expectStatus(await product.product.token(keypair), 200)
    expect(decodeJwt(`${json.access_token}`).owner).toEqual({
      ...environment,
      accountId: account.id,
    })
  })

  test('has the requested scopes, each once, or all that the keypair may request', async () => {
    const scopes = [REPORT, 'feedback-queries:read']
    const keypair = await product.keypair(account, 'ada', { scopes })
    const all = await product.product.token(keypair)
    expect(all.json.scope).toBe(scopes.join(' '))
    const scope = `${REPORT} ${REPORT}`
    const some = await product.product.token(keypair, { scope })
    expect(some.json.scope).toBe(REPORT)
  })

  test('is not issued for a scope that the keypair may not request, or without any scope [SC-04] [SC-06]', async () => {
    const keypair = await product.keypair(account)
    const without = await product.keypair(account, 'ada', { scopes: [] })
    const refused = {
      status: 400,
      json: {
        error: 'invalid_scope',
        error_description: 'The keypair may not request this scope, or has no scopes.',
      },
    }
    const scope = `${REPORT} feedback-queries:read`
    expect(await product.product.token(keypair, { scope })).toMatchObject(refused)
    expect(await product.product.token(without)).toMatchObject(refused)
  })
})

test('a warm function reads one batch for a token, and calls KMS once for a secret', async () => {
  const environment = await product.environment(account)
  const keypair = await product.keypair(environment)
  const callsOf = async () => {
    const before = product.calls.length
    expectStatus(await product.product.token(keypair), 200)
    return product.calls.slice(before).sort()
  }
  await product.product.token(await product.keypair(account))
  const cold = ['BatchGetItemCommand', 'GetItemCommand', 'VerifyMacCommand']
  expect(await callsOf()).toEqual([...cold, 'TransactWriteItemsCommand'].sort())
  expect(await callsOf()).toEqual(['BatchGetItemCommand'])
})
