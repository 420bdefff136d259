import { afterAll, beforeAll, expect, test } from 'vitest'
import { PEPPER_KEY_ARN } from '../../../local/kms/local-keys.ts'
import { isKeySecret } from '../../../shared/domain/keypairs/key-secret.ts'
import type { Answer } from '../../local-stack/answer.ts'
import { tableDump } from '../../local-stack/table-dump.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { expectToken } from '../../support/token-requests.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

function expectShowsSecret({ status, json, headers }: Answer): string {
  expect(status).toBe(201)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(isKeySecret(String(json.keySecret))).toBe(true)
  return String(json.keySecret)
}

/** Every form in which an answer could write a value. */
function spellings(value: string | Uint8Array): readonly string[] {
  const bytes = Buffer.from(value)
  return [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]
}

// A second place that shows a secret is a second place that can leak it.
test('only the answer that makes a key secret shows it, and no answer shows a MAC or a pepper [CA-18]', async () => {
  const account = await product.account('ada')
  const keypairs = `${pathOf(account)}/keypairs`
  const created = await product.api('POST', keypairs, {
    as: 'ada',
    body: { scopes: [REPORT_SCOPE] },
  })
  const first = expectShowsSecret(created)
  const keypair = `${keypairs}/${String(created.json.keyId)}`
  const rotated = await product.api('POST', `${keypair}/secrets`, { as: 'ada', body: {} })
  const second = expectShowsSecret(rotated)
  expect(second).not.toBe(first)

  const token = await product.token({ keyId: String(created.json.keyId), keySecret: second })
  expectToken(token)
  const later = [
    token,
    await product.api('GET', keypair, { as: 'ada' }),
    await product.api('GET', keypairs, { as: 'ada' }),
    await product.api('GET', `${pathOf(account)}/events`, { as: 'ada' }),
    await product.api('PATCH', keypair, { as: 'ada', body: { comment: 'x' } }),
    await product.api('POST', `${keypair}/disable`, { as: 'ada' }),
    await product.api('POST', `${keypair}/enable`, { as: 'ada' }),
  ]
  for (const { status, text } of later) {
    expect(status).toBe(200)
    for (const secret of [first, second]) {
      for (const spelling of [secret, ...spellings(secret)]) expect(text).not.toContain(spelling)
    }
  }

  const items = (await tableDump(product)).filter((item) => item.keyId === created.json.keyId)
  const macs = items.flatMap((item) => (Array.isArray(item.secrets) ? item.secrets : []))
  expect(macs).toHaveLength(2)
  for (const { text } of [created, rotated, ...later]) {
    expect(text).not.toContain(PEPPER_KEY_ARN)
    expect(text).not.toMatch(/pepper|"mac"/i)
    for (const { mac } of macs) {
      for (const spelling of spellings(mac)) expect(text).not.toContain(spelling)
    }
  }
})

test('the table holds no key secret, in any form [CA-18]', async () => {
  const account = await product.account('ada')
  const { keySecret } = await product.keypair(account, 'ada')

  const everything = JSON.stringify(await tableDump(product), (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )

  for (const spelling of [keySecret, ...spellings(keySecret)]) {
    expect(everything).not.toContain(spelling)
  }
})
