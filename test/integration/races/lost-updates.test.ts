import { afterAll, beforeAll, expect, test } from 'vitest'
import { TestStack } from '../../local-stack/test-stack.ts'

const ROUNDS = 4

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

/** The attack: two administrators save at the same time, and one overwrites what they never saw. */
test('of two updates with the same If-Match one succeeds and the other is refused [TM-17]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  for (let round = 0; round < ROUNDS; round += 1) {
    const read = await product.api('GET', keypair.path, { as: 'ada' })
    const headers = { 'if-match': String(read.headers.get('etag')) }
    const comments = [`first ${round}`, `second ${round}`]

    const answers = await Promise.all(
      comments.map((comment) =>
        product.api('PATCH', keypair.path, { as: 'ada', headers, body: { comment } }),
      ),
    )

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const winner = answers.findIndex(({ status }) => status === 200)
    const after = await product.api('GET', keypair.path, { as: 'ada' })
    expect(after.json.comment).toBe(comments[winner])
  }
})

test('simultaneous updates of different members all last, and each gets a version of its own [TM-17]', async () => {
  const account = await product.account('ada')
  for (let round = 0; round < ROUNDS; round += 1) {
    const keypair = await product.keypair(account, 'ada')
    const expiresAt = '2099-01-01T00:00:00.000Z'
    const bodies = [{ comment: 'kept' }, { scopes: ['feedback-queries:read'] }, { expiresAt }]

    const answers = await Promise.all([
      ...bodies.map((body) => product.api('PATCH', keypair.path, { as: 'ada', body })),
      product.api('POST', `${keypair.path}/disable`, { as: 'ada' }),
    ])

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const etags = answers.map(({ headers }) => headers.get('etag')).sort()
    expect(etags).toEqual(['"2"', '"3"', '"4"', '"5"'])
    const { json } = await product.api('GET', keypair.path, { as: 'ada' })
    expect(json).toMatchObject({
      comment: 'kept',
      scopes: ['feedback-queries:read'],
      expiresAt,
      enabled: false,
    })
  }
})

test('a rotation, removal or disabling is also refused if the keypair has changed since [TM-17]', async () => {
  const keypair = await product.keypair(await product.account('ada'), 'ada')
  await product.api('PATCH', keypair.path, { as: 'ada', body: { comment: 'newer' } })
  const stale = { as: 'ada', headers: { 'if-match': '"1"' } }
  const answers = [
    await product.api('POST', `${keypair.path}/secrets`, { ...stale, body: {} }),
    await product.api('POST', `${keypair.path}/disable`, stale),
    await product.api('DELETE', keypair.path, stale),
  ]
  expect(answers.map(({ status }) => status)).toEqual([412, 412, 412])
  expect((await product.token(keypair)).status).toBe(200)
})
