import { afterAll, beforeAll, expect, test } from 'vitest'
import { keypairShown } from '../../../local-stack/keypairs.ts'
import { actionsOn, unchangedBy } from '../../../local-stack/owner-state.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

const EXPIRY = '2099-01-31T12:00:00.000Z'
const QUERIES = 'feedback-queries:read'

test.each([
  ['a comment is set', { comment: 'new' }, { comment: 'new' }],
  ['a comment is set in normal form C', { comment: 'cafe\u0301' }, { comment: 'caf\u00e9' }],
  ['a comment is cleared', { comment: null }, { comment: null }],
  ['an empty comment is set', { comment: '' }, { comment: '' }],
  ['scopes are set', { scopes: [QUERIES] }, { scopes: [QUERIES] }],
  ['scopes are emptied', { scopes: [] }, { scopes: [] }],
  [
    'an expiry is set',
    { expiresAt: '2050-01-01T00:00:00Z' },
    { expiresAt: '2050-01-01T00:00:00.000Z' },
  ],
  ['an expiry is cleared', { expiresAt: null }, { expiresAt: null }],
  ['two members are set', { comment: 'b', scopes: [] }, { comment: 'b', scopes: [] }],
])('%s, and what the request does not name stays [AD-06]', async (_, body, changed) => {
  const account = await product.account('ada')
  const original = { comment: 'old', expiresAt: EXPIRY, scopes: [REPORT_SCOPE] }
  const { path } = await product.keypair(account, 'ada', original)

  const answer = await product.api('PATCH', path, { as: 'ada', body })

  expect(answer.status).toBe(200)
  expect(answer.json).toEqual(keypairShown(account, { ...original, ...changed }))
  const got = await product.api('GET', path, { as: 'ada' })
  expect(got.json).toEqual(answer.json)
  expect(got.headers.get('etag')).toBe(answer.headers.get('etag'))
})

test('an update gives a new ETag and a time, and makes one audit event that names what changed [AD-09] [AD-15]', async () => {
  const account = await product.account('ada')
  const { path } = await product.keypair(account, 'ada')
  const before = await product.api('GET', path, { as: 'ada' })

  const after = await product.api('PATCH', path, { as: 'ada', body: { comment: 'x' } })

  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
  expect(String(after.json.updatedAt) > String(before.json.updatedAt)).toBe(true)
  expect(after.json.createdAt).toBe(before.json.createdAt)
  const events = await product.api('GET', `${pathOf(account)}/events?limit=1`, { as: 'ada' })
  expect(events.json.items).toMatchObject([{ action: 'update-keypair', changed: ['comment'] }])
})

test.each([
  ['no member', {}],
  ['the comment that it has', { comment: 'old' }],
  ['everything that it has', { comment: 'old', scopes: [REPORT_SCOPE], expiresAt: EXPIRY }],
])(
  'a request with %s changes nothing: the ETag stays, and there is no audit event [AD-09] [AD-15]',
  async (_, body) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada', { comment: 'old', expiresAt: EXPIRY })
    const before = await product.api('GET', path, { as: 'ada' })

    const answer = await product.api('PATCH', path, { as: 'ada', body })

    expect(answer.status).toBe(200)
    expect(answer.json).toEqual(before.json)
    expect(answer.headers.get('etag')).toBe(before.headers.get('etag'))
    expect(await actionsOn(product, account, 'ada')).not.toContain('update-keypair')
  },
)

const REFUSED: readonly (readonly [what: string, body: object, member: string])[] = [
  ['an unknown member', { comment: 'x', colour: 'red' }, 'colour'],
  ['null scopes', { scopes: null }, 'scopes'],
  ['a past expiry', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
  ['an expiry that is not a time', { expiresAt: '2030-13-01T00:00:00Z' }, 'expiresAt'],
  ['an unknown scope', { comment: 'x', scopes: ['keys:*'] }, 'scopes[0]'],
  ['a scope of accounts', { scopes: ['feedback-account:manage'] }, 'scopes[0]'],
  ['a scope twice', { scopes: [REPORT_SCOPE, REPORT_SCOPE] }, 'scopes'],
  ['a comment with a line feed', { comment: 'a\nb' }, 'comment'],
  ['a comment too long', { comment: 'x'.repeat(257) }, 'comment'],
  ['a comment of the wrong type', { comment: ['x'] }, 'comment'],
  ['a keyId', { keyId: 'fbk_x' }, 'keyId'],
  ['an owner', { owner: { type: 'account', id: 'a' } }, 'owner'],
  ['an ownerId', { ownerId: 'a' }, 'ownerId'],
  ['enabled', { enabled: true }, 'enabled'],
  ['secrets', { secrets: [] }, 'secrets'],
  ['a version', { version: 1 }, 'version'],
  ['an incarnation', { incarnation: 'x' }, 'incarnation'],
  ['a createdBy', { createdBy: 'gil' }, 'createdBy'],
  ['a constructor', { constructor: {} }, 'constructor'],
]

test.each(REFUSED)(
  'an update with %s is refused with the member’s name, and changes nothing [AD-04] [TM-10]',
  async (_, body, member) => {
    const environment = await product.environment(await product.account('ada'))
    const { path } = await product.keypair(environment, 'ada', { comment: 'old' })

    const answer = await unchangedBy(product, environment, () =>
      product.api('PATCH', path, { as: 'ada', body }),
    )

    expectProblem(answer, { status: 400, code: 'invalid-request', member })
  },
)
