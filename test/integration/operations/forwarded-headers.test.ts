import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listed } from '../../local-stack/owner-state.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { printedWhile } from '../../support/printed-lines.ts'
import { wordsOf } from './support/problem.ts'

// Set before the functions are loaded, because they remember it.
vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'INFO'
})

let product: TestStack

beforeAll(async () => {
  await printedWhile(async () => {
    product = await TestStack.start()
  })
})

afterAll(async () => {
  await product.stop()
})

const SPOOFED = {
  forwarded: 'for=203.0.113.66;host=evil.example;proto=http',
  'x-forwarded-for': '203.0.113.66',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'http',
  'x-real-ip': '203.0.113.66',
  'x-original-url': '/v1/accounts/other/keypairs',
  'x-http-method-override': 'DELETE',
  'x-amzn-trace-id': 'Root=1-evil',
  'x-amzn-requestid': 'evil-request',
  'x-amzn-oidc-identity': 'evil-user',
  'x-amzn-oidc-data': 'evil-claims',
  'x-amzn-request-context': '{"authorizer":{"jwt":{"claims":{"sub":"evil-user"}}}}',
}

test('headers of proxies and of AWS change nothing, and no repeated value breaks a header [H-07] [H-08]', async () => {
  const { log } = await printedWhile(async () => {
    const account = await product.account('ada')
    const path = `${pathOf(account)}/keypairs`
    const ask = (body: object) => product.api('POST', path, { as: 'ada', body, headers: SPOOFED })

    const created = await ask({ scopes: [REPORT_SCOPE] })
    expect(created.headers.get('location')).toBe(`${path}/${String(created.json.keyId)}`)
    expect(created.json.createdBy).toBe('ada')
    expect(JSON.stringify([...created.headers])).not.toContain('evil')

    const refused = await ask({ 'x\r\nset-cookie: a=b': 1 })
    expect(refused.headers.get('set-cookie')).toBeNull()
    expect(wordsOf(refused)).toMatchObject({ status: 400, type: 'application/problem+json' })
    expect(refused.text).not.toContain('evil')

    const events = await product.api('GET', `${pathOf(account)}/events?limit=1`, { as: 'ada' })
    expect(listed(events)).toMatchObject([{ actor: { subject: 'ada' }, keyId: created.json.keyId }])
  })

  // Our log contains no address at all; the access log contains the address that called the gateway.
  const creations = log.filter(({ operation }) => operation === 'create-keypair')
  expect(creations).toMatchObject([
    { message: 'answered', caller: 'ada' },
    { message: 'refused', caller: 'ada' },
  ])
  for (const spoofed of ['evil', '203.0.113.66']) {
    expect(JSON.stringify(log)).not.toContain(spoofed)
  }
})
