import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { expectStatus, ProductFixture } from '../../in-memory/product/product-fixture.ts'
import { ask, basic, GRANT } from './support/token-request.ts'

const HOUR_SECONDS = 3600

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

describe('the answer to a malformed request says what is wrong', () => {
  test.each([
    ['scope=a', {}, 'invalid_request', 'grant_type is required.'],
    ['grant_type=x', {}, 'unsupported_grant_type', 'grant_type must be client_credentials.'],
    [
      `${GRANT}&scope=a%20%20b`,
      {},
      'invalid_scope',
      'scope must be scope names, separated by single spaces.',
    ],
    [`${GRANT}&scope=a&scope=b`, {}, 'invalid_request', 'scope must not be repeated.'],
    [`${GRANT}&scope=%zz`, {}, 'invalid_request', 'The body has a broken percent-escape.'],
    ['a=1&'.repeat(65), {}, 'invalid_request', 'The body has too many parameters.'],
    [
      GRANT,
      { 'content-type': 'application/json' },
      'invalid_request',
      'Content-Type must be application/x-www-form-urlencoded, in UTF-8.',
    ],
  ])('%j with %j: %s, %s', async (body, headers, error, error_description) => {
    const reply = await ask(product, body, headers)
    expect(reply).toMatchObject({ status: 400, json: { error, error_description } })
    expect(reply.headers).toMatchObject({ pragma: 'no-cache', 'cache-control': 'no-store' })
  })

  test('a compressed body is not read, and a body over the limit neither [TE-07] [TE-06]', async () => {
    const gzip = await ask(product, GRANT, { 'content-encoding': 'gzip' })
    expect(gzip).toMatchObject({
      status: 415,
      json: { error_description: 'The body must not be compressed.' },
    })
    const keypair = await product.keypair(account)
    const filled = `${GRANT}&x=`.padEnd(8192, 'x')
    expectStatus(await ask(product, filled, basic(keypair)), 200)
    expect(await ask(product, `${filled}x`, basic(keypair))).toMatchObject({
      status: 413,
      json: { error: 'invalid_request', error_description: 'The body has more than 8192 bytes.' },
    })
  })
})

describe('a fault is never an answer about credentials [E-05]', () => {
  test.each(['GetItemCommand', 'BatchGetItemCommand', 'VerifyMacCommand', 'QueryCommand'])(
    'when %s fails, the answer is a 503 with Retry-After',
    async (name) => {
      const keypair = await product.keypair(account)
      product.forward(HOUR_SECONDS)
      product.answerNext(name, () => {
        throw new Error('a fault of AWS')
      })
      const reply = await product.product.token(keypair)
      expect(reply).toMatchObject({
        status: 503,
        json: { error: 'temporarily_unavailable', error_description: 'Try again in a moment.' },
        headers: { 'retry-after': '1' },
      })
      expect((await product.product.token(keypair)).status).toBe(200)
    },
  )

  test('when VerifyMac answers without a result, that does not count as valid', async () => {
    const keypair = await product.keypair(account)
    product.answerNext('VerifyMacCommand', () => ({}))
    expect(await product.product.token(keypair)).toMatchObject({ status: 503 })
  })

  test('when the error is ours, the answer is a 500 that says nothing of its cause', async () => {
    const keypair = await product.keypair(account)
    product.answerNext('GetItemCommand', () => ({ Item: { pk: 'x' } }))
    const reply = await product.product.token(keypair)
    expect(reply).toMatchObject({
      status: 500,
      json: { error: 'server_error', error_description: 'Something went wrong on our side.' },
    })
    expect(reply.headers['retry-after']).toBeUndefined()
    expect(reply.headers['www-authenticate']).toBeUndefined()
  })
})
