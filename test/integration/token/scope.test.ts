import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keypairKey } from '../../../shared/aws/table/items/keypair-item.ts'
import type { Answer } from '../../local-stack/answer.ts'
import { type CreatedKeypair, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { expectOAuthError, expectToken } from '../../support/token-requests.ts'
import { storeScopes } from './support/table.ts'

const QUERIES_SCOPE = 'feedback-queries:read'
const ACCOUNT_SCOPE = 'feedback-account:read'
/** Not a scope of the catalogue, although it begins with the name of one. */
const WITHDRAWN_SCOPE = `${REPORT_SCOPE}-all`
const BOTH = [REPORT_SCOPE, QUERIES_SCOPE]

let product: TestStack
let keypair: CreatedKeypair

beforeAll(async () => {
  product = await TestStack.start()
  keypair = await product.keypair(await product.account('ada'), 'ada', { scopes: BOTH })
})

afterAll(async () => {
  await product.stop()
})

/** Asserts that answer and token carry exactly these scopes, in any order. [SC-10] */
function expectScopes(answer: Answer, scopes: readonly string[]): void {
  const token = expectToken(answer)
  expect(String(answer.json.scope).split(' ').toSorted()).toEqual([...scopes].toSorted())
  expect(decodeJwt(token).scope).toBe(answer.json.scope)
}

async function asked(scope: string, by = keypair): Promise<Answer> {
  return await product.token(by, { scope })
}

test.each([
  'a"b',
  'a\\b',
  'a\tb',
  'a\nb',
  'é',
  '\u202E',
  '\0',
  '\x7F',
  `${REPORT_SCOPE}  ${QUERIES_SCOPE}`,
  ` ${REPORT_SCOPE}`,
  `${REPORT_SCOPE} `,
  ' ',
  `${REPORT_SCOPE}\n`,
  `${REPORT_SCOPE}\u00A0${QUERIES_SCOPE}`,
])('the scope %j is against the grammar [SC-01]', async (scope) => {
  expectOAuthError(await asked(scope), 400, 'invalid_scope')
})

test('without a scope a token gets everything that the keypair may request, and says so [SC-02] [SC-10]', async () => {
  expectScopes(await product.token(keypair), BOTH)
})

test.each(BOTH)(
  'a request for %s alone gets a token with that scope alone [SC-03]',
  async (scope) => {
    expectScopes(await asked(scope), [scope])
  },
)

test.each(['feedback-admin', 'unheard-of', `${REPORT_SCOPE} feedback-admin`, ACCOUNT_SCOPE])(
  'a scope that the keypair may not request is refused, never silently dropped: %j [SC-04]',
  async (scope) => {
    const answer = await asked(scope)
    expectOAuthError(answer, 400, 'invalid_scope')
    expect(answer.text).not.toContain('access_token')
  },
)

test('scopes are a set: order and repetition do not matter [SC-05]', async () => {
  const [a, b] = [REPORT_SCOPE, QUERIES_SCOPE]
  expectScopes(await asked(`${a} ${a} ${b}`), BOTH)
  expectScopes(await asked(`${b} ${a}`), BOTH)
  expectScopes(await asked(`${a} ${a}`), [a])
})

test.each(['Feedback-Report:Read', REPORT_SCOPE.toUpperCase()])(
  'scopes are case-sensitive: %s is a different one [SC-05]',
  async (scope) => {
    expectOAuthError(await asked(scope), 400, 'invalid_scope')
  },
)

// If an empty list were read as "no restriction", a keypair without rights would have all of them.
test('a keypair without scopes gets no token, whatever it requests [SC-06]', async () => {
  const empty = await product.keypair(await product.account('ada'), 'ada', { scopes: [] })
  expectOAuthError(await product.token(empty), 400, 'invalid_scope')
  expectOAuthError(await asked(REPORT_SCOPE, empty), 400, 'invalid_scope')
  expectOAuthError(await asked('', empty), 400, 'invalid_scope')
})

test.each([
  '*',
  'feedback-report',
  'feedback-report:*',
  'feedback-report:rea',
  'feedback-report:read:x',
  'feedback-report:',
  ':read',
  'feedback-*:read',
  '.*',
  'feedback-report:read,feedback-queries:read',
  '__proto__',
  'constructor',
])(
  'scopes are compared as exact strings: %j is not feedback-report:read [SC-07]',
  async (scope) => {
    expectOAuthError(await asked(scope), 400, 'invalid_scope')
  },
)

test('a stored scope is not issued if the catalogue no longer has it, or not for this kind of owner [SC-08]', async () => {
  const account = await product.account('ada')
  const owner = await product.environment(account)
  const own = await product.keypair(owner, 'ada')
  const key = keypairKey(owner, own.keyId)

  await storeScopes(product, key, [REPORT_SCOPE, WITHDRAWN_SCOPE, ACCOUNT_SCOPE])
  expectScopes(await product.token(own), [REPORT_SCOPE])
  expectOAuthError(await asked(WITHDRAWN_SCOPE, own), 400, 'invalid_scope')
  expectOAuthError(await asked(ACCOUNT_SCOPE, own), 400, 'invalid_scope')
  expectOAuthError(await asked(`${REPORT_SCOPE} ${ACCOUNT_SCOPE}`, own), 400, 'invalid_scope')

  await storeScopes(product, key, [WITHDRAWN_SCOPE, ACCOUNT_SCOPE])
  expectOAuthError(await product.token(own), 400, 'invalid_scope')
})

test('once a narrowing is acknowledged, no later token has the lost scope [SC-09]', async () => {
  const own = await product.keypair(await product.account('ada'), 'ada', { scopes: BOTH })
  for (let round = 0; round < 20; round += 1) {
    const racing = Array.from({ length: 4 }, () => product.token(own))
    await narrow(own, [REPORT_SCOPE])
    expectScopes(await product.token(own), [REPORT_SCOPE])
    expectOAuthError(await asked(QUERIES_SCOPE, own), 400, 'invalid_scope')
    for (const answer of await Promise.all(racing)) expectToken(answer)
    await narrow(own, BOTH)
    expectScopes(await product.token(own), BOTH)
  }
})

async function narrow(own: CreatedKeypair, scopes: readonly string[]): Promise<void> {
  const patched = await product.api('PATCH', own.path, { as: 'ada', body: { scopes } })
  expect(patched.status).toBe(200)
}
