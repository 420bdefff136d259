import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_AUDIENCE } from '../../local/stack-environment.ts'
import { tableDump } from '../support/table-dump.ts'
import { REPORT_SCOPE, TestStack } from '../support/test-stack.ts'
import { until } from '../support/until.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('a keypair created by an administrator gets a token that verifies against the published keys', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const keypair = await product.keypair(environment, 'ada')

  const { status, json } = await product.token(keypair)

  expect(status).toBe(200)
  const keys = createRemoteJWKSet(new URL(`${product.stack.url}/.well-known/jwks.json`))
  const { payload } = await jwtVerify(String(json.access_token), keys, {
    issuer: product.stack.url,
    audience: LOCAL_AUDIENCE,
    typ: 'at+jwt',
  })
  expect(payload).toMatchObject({
    sub: keypair.keyId,
    client_id: keypair.keyId,
    scope: REPORT_SCOPE,
    owner: { type: 'environment', id: environment.id, accountId: account.id },
  })
})

test('closing an account kills the keypairs of its environments at once, and sweeps them soon after', async () => {
  const account = await product.account('ada')
  const environment = await product.environment(account)
  const keypair = await product.keypair(environment, 'ada')
  expect((await product.token(keypair)).status).toBe(200)

  await product.close(account)

  const refused = await product.token(keypair)
  expect(refused.status).toBe(401)
  expect(refused.json.error).toBe('invalid_client')
  await until('the sweep leaves nothing of the keypair', async () => {
    const left = (await tableDump(product)).filter((item) =>
      [item.pk, item.sk].some((key) => String(key).includes(keypair.keyId)),
    )
    return left.length === 0
  })
})
