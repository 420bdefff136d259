import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { unchangedBy } from '../../local-stack/owner-state.ts'
import {
  type CreatedKeypair,
  pathOf,
  REPORT_SCOPE,
  TestStack,
} from '../../local-stack/test-stack.ts'
import { expectProblem } from './support/problem.ts'

// What is wrong with a body before any operation looks at its members. The tests use a creation and an
// update, which share one strict parser.

let product: TestStack
let account: OwnerRef
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  account = await product.account('ada')
  keypair = await product.keypair(account, 'ada')
})

afterAll(async () => {
  await product.stop()
})

const JSON_TYPE = { 'content-type': 'application/json' }
const GOOD = JSON.stringify({ scopes: [REPORT_SCOPE] })

async function refusals(rawBody: string | Uint8Array, headers: Record<string, string>) {
  const create = () =>
    product.api('POST', `${pathOf(account)}/keypairs`, { as: 'ada', rawBody, headers })
  const update = () => product.api('PATCH', keypair.path, { as: 'ada', rawBody, headers })
  return [
    await unchangedBy(product, account, create),
    await unchangedBy(product, account, update),
  ] as const
}

function nested(levels: number): string {
  return `{"comment":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`
}

const BAD_JSON: readonly (readonly [what: string, body: string | Uint8Array, detail: RegExp])[] = [
  ['text that is not JSON', '{scopes}', /JSON/],
  ['bytes after the JSON', `${GOOD} {}`, /JSON/],
  ['a comment in the JSON', `/* */ ${GOOD}`, /JSON/],
  ['one comma too many', '{"scopes":["feedback-report:read"],}', /JSON/],
  ['NaN', '{"scopes":NaN}', /JSON/],
  ['an array on top', '[]', /JSON object/],
  ['null on top', 'null', /JSON object/],
  ['a number on top', '5', /JSON object/],
  ['a byte order mark', `\ufeff${GOOD}`, /JSON/],
  [
    'a number beyond every limit',
    `${GOOD.slice(0, -1)},"comment":1e400}`,
    /comment must be of type/,
  ],
  ['a number of 64 bits', '{"scopes":[9223372036854775807]}', /scopes\[0\] must be of type/],
  ['nine levels', nested(9), /deeper than 8/],
  ['thousands of levels', nested(3_000), /deeper than 8/],
]

test.each(BAD_JSON)(
  'a body with %s is refused, and changes nothing [AD-05]',
  async (_, body, detail) => {
    for (const answer of await refusals(body, JSON_TYPE)) {
      expectProblem(answer, { status: 400, code: 'invalid-request' })
      expect(answer.json.detail).toMatch(detail)
    }
  },
)

/** Two parsers on the way would disagree which of two equal members counts. */
test.each([
  ['equal', '{"scopes":[],"scopes":["feedback-report:read"]}', 'scopes'],
  ['differently escaped', '{"scopes":[],"comment":"a","comm\\u0065nt":"b"}', 'comment'],
  ['__proto__', '{"scopes":[],"__proto__":1,"__proto__":2}', '__proto__'],
])(
  'a body with a member twice (%s) is refused with the member’s name, and changes nothing [AD-05]',
  async (_, body, member) => {
    for (const answer of await refusals(body, JSON_TYPE)) {
      expectProblem(answer, { status: 400, code: 'invalid-request', member })
    }
  },
)

/** Bytes that are not UTF-8 are the client's error: the service does not guess the text. */
test.each([
  ['a byte of Latin-1', [0xe9]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a character cut short', [0xe2, 0x82]],
])('a body with %s is refused, and changes nothing [AD-05]', async (_, bytes) => {
  const body = Buffer.concat([
    Buffer.from(`{"scopes":["${REPORT_SCOPE}"],"comment":"caf`),
    Buffer.from(bytes),
    Buffer.from('"}'),
  ])
  for (const answer of await refusals(body, JSON_TYPE)) {
    expectProblem(answer, { status: 400, code: 'invalid-request' })
  }
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'text/json',
  'application/jsonp',
  'application/json; charset=utf-16',
  'application/json, text/plain',
])('a body with the media type %s is refused, and changes nothing [H-05]', async (type) => {
  for (const answer of await refusals(GOOD, { 'content-type': type })) {
    expectProblem(answer, { status: 415, code: 'unsupported-media-type' })
  }
})

test('a compressed body is refused, and changes nothing [H-05]', async () => {
  for (const answer of await refusals(GOOD, { ...JSON_TYPE, 'content-encoding': 'gzip' })) {
    expectProblem(answer, { status: 415, code: 'unsupported-media-type' })
  }
})

test('a media type is read in any letter case, and may say UTF-8', async () => {
  for (const type of ['Application/JSON', 'application/json;charset=utf-8']) {
    const answer = await product.api('PATCH', keypair.path, {
      as: 'ada',
      rawBody: '{"comment":"x"}',
      headers: { 'content-type': type },
    })
    expect(answer.status).toBe(200)
  }
})

test('a body of 8192 bytes is read, and one of 8193 is too large, whatever it contains [H-05]', async () => {
  const whole = `{"comment":"${'x'.repeat(8_192 - 14)}"}`
  expect(Buffer.byteLength(whole)).toBe(8_192)
  for (const answer of await refusals(whole, JSON_TYPE)) {
    expectProblem(answer, { status: 400, code: 'invalid-request', member: 'comment' })
  }
  for (const body of [` ${whole}`, 'é'.repeat(4_097), new Uint8Array(8_193)]) {
    for (const answer of await refusals(body, JSON_TYPE)) {
      expectProblem(answer, { status: 413, code: 'body-too-large' })
    }
  }
})

test('an operation that takes no body refuses one, and changes nothing', async () => {
  const answer = await unchangedBy(product, account, () =>
    product.api('POST', `${keypair.path}/disable`, { as: 'ada', body: {} }),
  )
  expectProblem(answer, { status: 400, code: 'invalid-request' })
})
