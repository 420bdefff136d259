import { afterAll, beforeAll, expect, test } from 'vitest'
import { keypairShown } from '../../../local-stack/keypairs.ts'
import { actionsOn } from '../../../local-stack/owner-state.ts'
import { TestStack } from '../../../local-stack/test-stack.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

test('a disabled keypair gets no token any more, and an enabled one gets tokens again', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const before = await product.api('GET', keypair.path, { as: 'ada' })

  const disabled = await product.api('POST', `${keypair.path}/disable`, { as: 'ada' })
  expect(disabled.status).toBe(200)
  expect(disabled.json).toEqual(keypairShown(account, { enabled: false }))
  expect(disabled.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect((await product.token(keypair)).status).toBe(401)

  const enabled = await product.api('POST', `${keypair.path}/enable`, { as: 'ada' })
  expect(enabled.status).toBe(200)
  expect(enabled.json).toEqual(keypairShown(account))
  expect(enabled.headers.get('etag')).not.toBe(disabled.headers.get('etag'))
  expect((await product.token(keypair)).status).toBe(200)
})

test.each(['enable', 'disable'] as const)(
  'to %s twice has the effect of once: the second time changes nothing and makes no audit event [AD-10] [AD-15]',
  async (verb) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada')
    await product.api('POST', `${path}/disable`, { as: 'ada' })
    if (verb === 'enable') await product.api('POST', `${path}/enable`, { as: 'ada' })
    const before = await product.api('GET', path, { as: 'ada' })
    const actions = await actionsOn(product, account, 'ada')

    const again = await product.api('POST', `${path}/${verb}`, { as: 'ada' })

    expect(again.status).toBe(200)
    expect(again.json).toEqual(before.json)
    expect(again.headers.get('etag')).toBe(before.headers.get('etag'))
    expect(await actionsOn(product, account, 'ada')).toEqual(actions)
  },
)

test('a disabled keypair can be updated, rotated and read, and stays disabled', async () => {
  const account = await product.account('ada')
  const { path } = await product.keypair(account, 'ada')
  await product.api('POST', `${path}/disable`, { as: 'ada' })

  const changes = [
    await product.api('PATCH', path, { as: 'ada', body: { comment: 'x' } }),
    await product.api('POST', `${path}/secrets`, { as: 'ada', body: {} }),
    await product.api('GET', path, { as: 'ada' }),
  ]

  for (const { json } of changes) expect(json).toMatchObject({ enabled: false, comment: 'x' })
})
