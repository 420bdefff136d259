import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOf } from '../../support/management-problem.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../support/test-stack.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('what a proxy is said to have forwarded steers nothing, and no echo breaks a header [H-07] [H-08]', async () => {
  const account = await product.account('ada')
  const path = `${pathOf(account)}/keypairs`
  const spoofed = {
    forwarded: 'host=evil.example;proto=http',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    'x-original-url': '/v1/accounts/other/keypairs',
    'x-http-method-override': 'DELETE',
  }
  const created = await product.api('POST', path, {
    as: 'ada',
    body: { scopes: [REPORT_SCOPE] },
    headers: spoofed,
  })
  expect(created.headers.get('location')).toBe(`${path}/${String(created.json.keyId)}`)
  expect(JSON.stringify([...created.headers])).not.toContain('evil')

  const split = 'x\r\nset-cookie: a=b'
  const refused = await product.api('POST', path, { as: 'ada', body: { [split]: 1 } })
  expect(refused.headers.get('set-cookie')).toBeNull()
  expect(wordsOf(refused)).toMatchObject({ status: 400, type: 'application/problem+json' })
})
