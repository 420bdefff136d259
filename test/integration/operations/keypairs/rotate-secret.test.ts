import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  INSTANT,
  keypairShown,
  rotated,
  SECRET_SHOWN,
  secretIdsOf,
} from '../../../local-stack/keypairs.ts'
import { objectsIn, unchangedBy } from '../../../local-stack/owner-state.ts'
import { TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const DAY_MILLISECONDS = 86_400_000

test('rotating keeps the key ID and shows the new key secret only once; the old one gets a deadline [CA-18]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada', { comment: 'x' })

  const answer = await product.api('POST', `${keypair.path}/secrets`, { as: 'ada' })

  expect(answer.status).toBe(201)
  const keySecret = String(answer.json.keySecret)
  expect(keySecret).toMatch(/^fbs_[A-Za-z0-9]{49}$/)
  expect(keySecret).not.toBe(keypair.keySecret)
  expect(answer.json).toEqual({
    ...keypairShown(account, {
      keyId: keypair.keyId,
      comment: 'x',
      secrets: [
        { ...SECRET_SHOWN, hint: keypair.keySecret.slice(-4), expiresAt: INSTANT },
        { ...SECRET_SHOWN, hint: keySecret.slice(-4) },
      ],
    }),
    keySecret,
  })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const got = await product.api('GET', String(answer.headers.get('location')), { as: 'ada' })
  const { keySecret: _, ...shown } = answer.json
  expect(got.json).toEqual(shown)
  expect(got.headers.get('etag')).toBe(answer.headers.get('etag'))
})

test('both secrets get tokens during the overlap, which is a day by default [CA-15]', async () => {
  const account = await product.account('ada')
  const old = await product.keypair(account, 'ada')

  const answer = await product.api('POST', `${old.path}/secrets`, { as: 'ada', body: {} })

  const fresh = { ...old, keySecret: String(answer.json.keySecret) }
  expect((await product.token(old)).status).toBe(200)
  expect((await product.token(fresh)).status).toBe(200)
  const [before, after] = objectsIn(answer.json.secrets)
  const overlap = Date.parse(String(before?.expiresAt)) - Date.parse(String(after?.createdAt))
  expect(overlap).toBe(DAY_MILLISECONDS)
})

test('without an overlap the old secret stops working as soon as the new one is shown [CA-15]', async () => {
  const account = await product.account('ada')
  const old = await product.keypair(account, 'ada')
  expect((await product.token(old)).status).toBe(200)

  const fresh = await rotated(product, old, 'ada', { overlapSeconds: 0 })

  expect((await product.token(old)).status).toBe(401)
  expect((await product.token(fresh)).status).toBe(200)
  expect(await secretIdsOf(product, old, 'ada')).toHaveLength(1)
})

test('rotating again within the overlap drops the oldest secret: two work, never three [CA-15]', async () => {
  const account = await product.account('ada')
  const first = await product.keypair(account, 'ada')
  const second = await rotated(product, first, 'ada')
  const third = await rotated(product, second, 'ada')

  expect((await product.token(first)).status).toBe(401)
  expect((await product.token(second)).status).toBe(200)
  expect((await product.token(third)).status).toBe(200)
  expect(await secretIdsOf(product, first, 'ada')).toHaveLength(2)
})

test('a later rotation never extends the deadline of a secret [CA-15]', async () => {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const { json } = await product.api('POST', `${keypair.path}/secrets`, {
    as: 'ada',
    body: { overlapSeconds: 2_592_000 },
  })
  const [, middle] = objectsIn(json.secrets)

  const again = await product.api('POST', `${keypair.path}/secrets`, {
    as: 'ada',
    body: { overlapSeconds: 60 },
  })

  const [kept, newest] = objectsIn(again.json.secrets)
  expect(kept?.secretId).toBe(middle?.secretId)
  const left = Date.parse(String(kept?.expiresAt)) - Date.parse(String(newest?.createdAt))
  expect(left).toBe(60_000)
})

const REFUSED: readonly (readonly [what: string, body: string, member: string, reason: RegExp])[] =
  [
    ['a negative overlap', '{"overlapSeconds":-1}', 'overlapSeconds', /at least 0/],
    ['an overlap too long', '{"overlapSeconds":2592001}', 'overlapSeconds', /at most 2592000/],
    ['an overlap of part of a second', '{"overlapSeconds":0.5}', 'overlapSeconds', /./],
    ['an infinite overlap', '{"overlapSeconds":1e400}', 'overlapSeconds', /./],
    ['an overlap of 64 bits', '{"overlapSeconds":9223372036854775807}', 'overlapSeconds', /./],
    ['an overlap in text', '{"overlapSeconds":"60"}', 'overlapSeconds', /must be of type/],
    ['a null overlap', '{"overlapSeconds":null}', 'overlapSeconds', /must be of type/],
    ['an unknown member', '{"keySecret":"fbs_mine"}', 'keySecret', /not a member/],
  ]

test.each(REFUSED)(
  'rotating with %s is refused with the member’s name, and adds no secret [AD-04] [AD-05]',
  async (_, rawBody, member, reason) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada')

    const answer = await unchangedBy(product, account, () =>
      product.api('POST', `${path}/secrets`, {
        as: 'ada',
        rawBody,
        headers: { 'content-type': 'application/json' },
      }),
    )

    expectProblem(answer, { status: 400, code: 'invalid-request', member, reason })
  },
)
