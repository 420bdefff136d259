import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import { unchangedBy } from '../../../local-stack/owner-state.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack
let environment: OwnerRef

beforeAll(async () => {
  product = await TestStack.start()
  environment = await product.environment(await product.account('ada'))
})

afterAll(async () => {
  await product.stop()
})

const SCOPES = { scopes: [REPORT_SCOPE] }

const REFUSED: readonly (readonly [what: string, body: object, member: string, reason: RegExp])[] =
  [
    ['an unknown member', { ...SCOPES, colour: 'red' }, 'colour', /is not a member/],
    ['no scopes', {}, 'scopes', /is required/],
    ['scopes that are null', { scopes: null }, 'scopes', /must be of type array/],
    ['scopes that are text', { scopes: REPORT_SCOPE }, 'scopes', /must be of type array/],
    ['a scope that is a number', { scopes: [7] }, 'scopes[0]', /must be of type string/],
    ['a comment that is a number', { ...SCOPES, comment: 5 }, 'comment', /must be of type string/],
    ['a comment that is an object', { ...SCOPES, comment: {} }, 'comment', /of type string/],
    ['an expiry that is a number', { ...SCOPES, expiresAt: 1 }, 'expiresAt', /of type string/],
    ['an expiry that is not a time', { ...SCOPES, expiresAt: 'soon' }, 'expiresAt', /RFC 3339/],
    ['an expiry without zone', { ...SCOPES, expiresAt: '2099-01-01T00:00:00' }, 'expiresAt', /UTC/],
    [
      'a day that does not exist',
      { ...SCOPES, expiresAt: '2099-02-30T00:00:00Z' },
      'expiresAt',
      /3339/,
    ],
    ['a past expiry', { ...SCOPES, expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt', /the future/],
    ['an unknown scope', { scopes: [REPORT_SCOPE, 'api:*'] }, 'scopes[1]', /catalogue/],
    ['a reserved-looking scope', { scopes: ['admin'] }, 'scopes[0]', /catalogue/],
    ['a prefix of a scope', { scopes: ['feedback-report'] }, 'scopes[0]', /catalogue/],
    ['a scope of accounts', { scopes: ['feedback-account:read'] }, 'scopes[0]', /environment/],
    ['a scope in other case', { scopes: ['Feedback-Report:Read'] }, 'scopes[0]', /catalogue/],
    ['a scope with a space', { scopes: ['a b'] }, 'scopes[0]', /scope/],
    ['a scope that is not ASCII', { scopes: ['é'] }, 'scopes[0]', /scope/],
    ['an empty scope', { scopes: [''] }, 'scopes[0]', /scope/],
    ['a scope too long', { scopes: ['a'.repeat(65)] }, 'scopes[0]', /64/],
    ['a scope twice', { scopes: [REPORT_SCOPE, REPORT_SCOPE] }, 'scopes', /twice/],
    [
      '51 scopes',
      { scopes: Array.from({ length: 51 }, (_, n) => `s${n}`) },
      'scopes',
      /at most 50/,
    ],
  ]

test.each(REFUSED)(
  'creating with %s is refused with the member’s name, and nothing is created [AD-07] [TM-10]',
  async (_, body, member, reason) => {
    const answer = await unchangedBy(product, environment, () =>
      product.api('POST', `${pathOf(environment)}/keypairs`, { as: 'ada', body }),
    )

    expectProblem(answer, { status: 400, code: 'invalid-request', member, reason })
  },
)

/** Mass assignment: the caller sends a member that only the server may set. */
test.each([
  'ownerId',
  'owner',
  'keyId',
  'enabled',
  'status',
  'secret',
  'keySecret',
  'secretHash',
  'secrets',
  'mac',
  'incarnation',
  'version',
  'createdAt',
  'createdBy',
  'lastUsedAt',
  'pk',
  'constructor',
  'toString',
  '__proto__',
])(
  'creating with the member %s is refused with its name, and nothing is created [AD-04] [TM-02]',
  async (member) => {
    const answer = await unchangedBy(product, environment, () =>
      product.api('POST', `${pathOf(environment)}/keypairs`, {
        as: 'ada',
        rawBody: `{"scopes":["${REPORT_SCOPE}"],"${member}":{"enabled":true}}`,
        headers: { 'content-type': 'application/json' },
      }),
    )

    expectProblem(answer, { status: 400, code: 'invalid-request', member, reason: /not a member/ })
  },
)

/** A comment that reorders or hides text, or forges a line of a log. */
test.each([
  ['a line feed', '\n'],
  ['a NUL', '\0'],
  ['an escape', '\u001b[31m'],
  ['a delete', '\u007f'],
  ['a C1 control', '\u0085'],
  ['a line separator', '\u2028'],
  ['a right-to-left override', '\u202e'],
  ['a bidirectional isolate', '\u2066'],
  ['a bidirectional mark', '\u200f'],
  ['a byte order mark', '\ufeff'],
  ['half of a surrogate pair', '\ud800'],
  ['the other half', '\udfff'],
])(
  'a comment with %s is refused, and nothing is created [AD-05] [AD-06] [TM-40]',
  async (_, character) => {
    const answer = await unchangedBy(product, environment, () =>
      product.api('POST', `${pathOf(environment)}/keypairs`, {
        as: 'ada',
        body: { ...SCOPES, comment: `a${character}b` },
      }),
    )

    const reason = /control or bidirectional/
    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'comment', reason })
  },
)

test('a comment may have 256 characters and no more [AD-06]', async () => {
  await product.keypair(environment, 'ada', { comment: '😀'.repeat(256) })

  const answer = await unchangedBy(product, environment, () =>
    product.api('POST', `${pathOf(environment)}/keypairs`, {
      as: 'ada',
      body: { ...SCOPES, comment: 'x'.repeat(257) },
    }),
  )

  expectProblem(answer, { status: 400, code: 'invalid-request', member: 'comment', reason: /256/ })
})

test('every faulty member of a request is named, not only the first', async () => {
  const body = { scopes: ['a b'], comment: '\n', expiresAt: 'soon', colour: 'red' }
  const answer = await product.api('POST', `${pathOf(environment)}/keypairs`, { as: 'ada', body })

  expect(answer.status).toBe(400)
  for (const member of ['scopes[0]', 'comment', 'expiresAt', 'colour']) {
    expectProblem(answer, { status: 400, code: 'invalid-request', member })
  }
})
