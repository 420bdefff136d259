import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL_ARN } from '../../../../local/gateway/iam-authorizer.ts'
import { INSTANT, rotated, secretIdsOf } from '../../../local-stack/keypairs.ts'
import { actionsOn, listed, pagesOf } from '../../../local-stack/owner-state.ts'
import { pathOf, TestStack } from '../../../local-stack/test-stack.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('each mutation of a keypair makes one audit event, newest first, with who did what to what, and when [AD-15] [AD-16]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const { keyId, path } = keypair
  const [first = ''] = await secretIdsOf(product, keypair, 'ada')
  await product.api('PATCH', path, { as: 'ada', body: { comment: 'private', scopes: [] } })
  await product.api('POST', `${path}/disable`, { as: 'ada' })
  await product.api('POST', `${path}/enable`, { as: 'ada' })
  await rotated(product, keypair, 'ada')
  const [, second = ''] = await secretIdsOf(product, keypair, 'ada')
  await product.api('DELETE', `${path}/secrets/${first}`, { as: 'ada' })
  await product.api('DELETE', path, { as: 'ada' })

  const answer = await product.api('GET', `${pathOf(account)}/events`, { as: 'ada' })

  const event = {
    eventId: expect.stringMatching(/./),
    at: INSTANT,
    requestId: expect.stringMatching(/./),
    keyId: null,
    secretId: null,
    userId: null,
    changed: [],
  }
  const ada = { type: 'user', issuer: product.stack.identity.issuer, subject: 'ada' }
  const byAda = { ...event, actor: ada, keyId }
  const byPlatform = { ...event, actor: { type: 'platform' } }
  expect(answer.json).toEqual({
    items: [
      { ...byAda, action: 'remove-keypair' },
      { ...byAda, action: 'retire-secret', secretId: first, changed: ['secrets'] },
      { ...byAda, action: 'rotate-secret', secretId: second, changed: ['secrets'] },
      { ...byAda, action: 'enable-keypair', changed: ['enabled'] },
      { ...byAda, action: 'disable-keypair', changed: ['enabled'] },
      { ...byAda, action: 'update-keypair', changed: ['comment', 'scopes'] },
      { ...byAda, action: 'create-keypair', secretId: first },
      { ...byPlatform, action: 'grant-administrator', userId: 'ada' },
      { ...byPlatform, action: 'register-account' },
    ],
    nextCursor: null,
  })
  for (const untold of ['private', LOCAL_PRINCIPAL_ARN]) expect(answer.text).not.toContain(untold)
  const requestIds = listed(answer).map(({ requestId }) => requestId)
  expect(new Set(requestIds).size).toBe(requestIds.length)
})

test('an audit event names the administrator who made the change, not another one', async () => {
  const account = await product.account('ada', 'gil')
  const { path } = await product.keypair(account, 'ada')
  await product.api('POST', `${path}/disable`, { as: 'gil' })

  const [latest] = listed(await product.api('GET', `${pathOf(account)}/events`, { as: 'ada' }))

  expect(latest).toMatchObject({ action: 'disable-keypair', actor: { subject: 'gil' } })
})

test('a refused request makes no audit event, because it changed nothing', async () => {
  const account = await product.account('ada')
  const { path } = await product.keypair(account, 'ada')
  const stale = { 'if-match': '"99"' }
  const before = await actionsOn(product, account, 'ada')

  const refused = [
    await product.api('PATCH', path, { as: 'ada', body: { comment: '\n' } }),
    await product.api('PATCH', path, { as: 'ada', body: { comment: 'x' }, headers: stale }),
    await product.api('DELETE', path, { as: 'ada', headers: stale }),
    await product.api('DELETE', path, { as: 'gil' }),
    await product.api('POST', `${path}/disable`),
    await product.api('DELETE', `${path}/secrets/00000000`, { as: 'ada' }),
    await product.platform('DELETE', `${pathOf(account)}/administrators/nobody`),
    await product.platform('PUT', pathOf(account), { name: '' }),
  ]

  const statuses = refused.map(({ status }) => status)
  expect(statuses).toEqual([400, 412, 412, 404, 401, 404, 404, 400])
  expect(await actionsOn(product, account, 'ada')).toEqual(before)
})

test('an environment has its own audit events: its account and its siblings do not show them', async () => {
  const account = await product.account('ada')
  const one = await product.environment(account)
  const other = await product.environment(account)
  await product.keypair(one, 'ada')

  expect(await actionsOn(product, one, 'ada')).toEqual(['create-keypair', 'register-environment'])
  expect(await actionsOn(product, other, 'ada')).toEqual(['register-environment'])
  expect(await actionsOn(product, account, 'ada')).not.toContain('create-keypair')
})

test.each([1, 3, 100])(
  'read in pages of %i, every audit event appears once, newest first, though new ones arrive [AD-13]',
  async (limit) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada')
    for (const comment of ['a', 'b', 'c', 'd']) {
      await product.api('PATCH', path, { as: 'ada', body: { comment } })
    }
    const events = `${pathOf(account)}/events`
    const before = listed(await product.api('GET', events, { as: 'ada' }))

    const seen: unknown[] = []
    let isFirst = true
    for await (const page of pagesOf(product, events, 'ada', limit)) {
      seen.push(...page)
      if (isFirst) await product.api('PATCH', path, { as: 'ada', body: { comment: 'newer' } })
      isFirst = false
    }

    expect(seen).toEqual(before)
    const times = before.map(({ at }) => String(at))
    expect(times).toEqual([...times].sort().reverse())
  },
)
