import { afterAll, beforeAll, expect, test } from 'vitest'
import { keypairShown, SECRET_SHOWN } from '../../../local-stack/keypairs.ts'
import { listed } from '../../../local-stack/owner-state.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../../local-stack/test-stack.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('creating a keypair shows all of it, with its key secret, and nothing of what is stored for the secret [CA-18]', async () => {
  const environment = await product.environment(await product.account('ada'))

  const answer = await product.api('POST', `${pathOf(environment)}/keypairs`, {
    as: 'ada',
    body: {
      comment: 'nightly export',
      scopes: [REPORT_SCOPE, 'feedback-admin'],
      expiresAt: '2099-01-31T12:00:00Z',
    },
  })

  expect(answer.status).toBe(201)
  const keySecret = String(answer.json.keySecret)
  expect(keySecret).toMatch(/^fbs_[A-Za-z0-9]{49}$/)
  expect(answer.json).toEqual({
    ...keypairShown(environment, {
      comment: 'nightly export',
      scopes: [REPORT_SCOPE, 'feedback-admin'],
      expiresAt: '2099-01-31T12:00:00.000Z',
      secrets: [{ ...SECRET_SHOWN, hint: keySecret.slice(-4) }],
    }),
    keySecret,
  })
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('Location leads to the keypair, with the same ETag and without its key secret [CA-18]', async () => {
  const account = await product.account('ada')
  const created = await product.api('POST', `${pathOf(account)}/keypairs`, {
    as: 'ada',
    body: { scopes: [REPORT_SCOPE] },
  })
  const location = String(created.headers.get('location'))
  expect(location).toBe(`${pathOf(account)}/keypairs/${String(created.json.keyId)}`)

  const got = await product.api('GET', location, { as: 'ada' })

  expect(got.status).toBe(200)
  const { keySecret, ...keypair } = created.json
  expect(got.json).toEqual(keypair)
  expect(got.text).not.toContain(keySecret)
  expect(got.headers.get('etag')).toBe(created.headers.get('etag'))
  expect(got.headers.get('etag')).toMatch(/^"[^"]+"$/)
})

test('only the server decides when a keypair was created [AD-16]', async () => {
  const account = await product.account('ada')
  const before = Date.now()
  const { path } = await product.keypair(account, 'ada')
  const after = Date.now()

  const { json } = await product.api('GET', path, { as: 'ada' })

  const createdAt = Date.parse(String(json.createdAt))
  expect(createdAt).toBeGreaterThanOrEqual(before)
  expect(createdAt).toBeLessThanOrEqual(after)
  expect(json.updatedAt).toBe(json.createdAt)
})

test('a comment is kept as it is, in normal form C, even if a page or a spreadsheet would interpret it [AD-06]', async () => {
  const account = await product.account('ada')
  const comments = [
    '<script>alert(1)</script>',
    '=HYPERLINK("https://evil.example","x")',
    '',
    '👩‍👩‍👧‍👦 née Zoë',
    '😀'.repeat(256),
    "'; DROP TABLE keypairs; -- {{7*7}} %0a #{env}",
  ]
  for (const comment of [...comments, 'e\u0301']) {
    const { path } = await product.keypair(account, 'ada', { comment })
    const { json } = await product.api('GET', path, { as: 'ada' })
    expect(json.comment).toBe(comment.normalize('NFC'))
  }
  expect('e\u0301'.normalize('NFC')).toBe('\u00e9')
})

test('an account’s keypair may hold the scopes for accounts, and an omitted or null comment means no comment', async () => {
  const account = await product.account('ada')
  const scopes = ['feedback-account:read', 'feedback-account:manage', REPORT_SCOPE]
  for (const members of [{}, { comment: null, expiresAt: null }]) {
    const created = await product.api('POST', `${pathOf(account)}/keypairs`, {
      as: 'ada',
      body: { scopes, ...members },
    })
    expect(created.status).toBe(201)
    expect(created.json).toMatchObject({ scopes, comment: null, expiresAt: null })
  }
})

test('keypairs of one owner differ in key ID, secret and secretId', async () => {
  const account = await product.account('ada')
  const one = await product.keypair(account, 'ada')
  const other = await product.keypair(account, 'ada')

  expect(one.keyId).not.toBe(other.keyId)
  expect(one.keySecret).not.toBe(other.keySecret)
  const keypairs = listed(await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' }))
  expect(keypairs.map(({ keyId }) => keyId).sort()).toEqual([one.keyId, other.keyId].sort())
})

test('a keypair without scopes is created, and gets no token [SC-06]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada', { scopes: [] })

  const refused = await product.token(keypair)

  expect(refused.status).toBe(400)
  expect(refused.json.error).toBe('invalid_scope')
})
