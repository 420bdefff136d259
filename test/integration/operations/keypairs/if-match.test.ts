import { afterAll, beforeAll, expect, test } from 'vitest'
import { rotated, secretIdsOf } from '../../../local-stack/keypairs.ts'
import { unchangedBy } from '../../../local-stack/owner-state.ts'
import { TestStack } from '../../../local-stack/test-stack.ts'
import { expectProblem } from '../support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

interface Mutation {
  readonly id: string
  readonly method: string
  readonly path: (secretId: string) => string
  readonly body?: object
}

const MUTATIONS: readonly Mutation[] = [
  { id: 'update-keypair', method: 'PATCH', path: () => '', body: { comment: 'new' } },
  { id: 'enable-keypair', method: 'POST', path: () => '/enable' },
  { id: 'disable-keypair', method: 'POST', path: () => '/disable' },
  { id: 'rotate-secret', method: 'POST', path: () => '/secrets', body: {} },
  { id: 'retire-secret', method: 'DELETE', path: (secretId) => `/secrets/${secretId}` },
  { id: 'remove-keypair', method: 'DELETE', path: () => '' },
]

/** A keypair that has changed once, so that it has a current ETag and a former one. */
async function changedKeypair({ id, method, path, body }: Mutation) {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  const etag = async () => {
    const answer = await product.api('GET', keypair.path, { as: 'ada' })
    return String(answer.headers.get('etag'))
  }
  const before = await etag()
  await rotated(product, keypair, 'ada')
  if (id === 'enable-keypair') await product.api('POST', `${keypair.path}/disable`, { as: 'ada' })
  const [secretId = ''] = await secretIdsOf(product, keypair, 'ada')
  return {
    before,
    now: await etag(),
    account,
    change: (ifMatch: string) =>
      product.api(method, keypair.path + path(secretId), {
        as: 'ada',
        body,
        headers: { 'if-match': ifMatch },
      }),
  }
}

/** Two administrators are at work: the second must not undo a change by the first that they have not seen. */
test.each(MUTATIONS)(
  '$id with a former ETag is refused and changes nothing; with the current one it succeeds [AD-09] [TM-17]',
  async (mutation) => {
    const { before, now, account, change } = await changedKeypair(mutation)
    expect(before).not.toBe(now)

    const stale = [before, `W/${now}`, '"no-such-tag"', '""', `${before}, W/${now}`, '"*"']
    for (const ifMatch of stale) {
      const answer = await unchangedBy(product, account, () => change(ifMatch))
      expectProblem(answer, { status: 412, code: 'precondition-failed' })
    }

    expect((await change(now)).status).toBeLessThan(300)
  },
)

test.each(MUTATIONS)(
  '$id with an If-Match that is neither * nor entity tags is a 400 that names it [AD-09]',
  async (mutation) => {
    const { now, account, change } = await changedKeypair(mutation)
    for (const malformed of [
      now.slice(1, -1),
      `w/${now}`,
      `${now},`,
      `${now} ${now}`,
      '*, *',
      '"',
    ]) {
      const answer = await unchangedBy(product, account, () => change(malformed))
      expectProblem(answer, { status: 400, code: 'invalid-request', member: 'If-Match' })
    }
  },
)

test.each(MUTATIONS)(
  '$id succeeds when one of several tags is current, or when any tag will do [AD-09]',
  async (mutation) => {
    const listed = await changedKeypair(mutation)
    expect((await listed.change(`${listed.before}, ${listed.now}`)).status).toBeLessThan(300)
    const any = await changedKeypair(mutation)
    expect((await any.change('*')).status).toBeLessThan(300)
  },
)

/** A simultaneous lost update: both have read the same keypair, and both say so. */
test('of two who change the same keypair as they read it, one succeeds and the other is refused [AD-09] [TM-17]', async () => {
  const account = await product.account('ada')
  const { path } = await product.keypair(account, 'ada')
  const { headers } = await product.api('GET', path, { as: 'ada' })
  const ifMatch = String(headers.get('etag'))

  const answers = await Promise.all(
    ['one', 'two', 'three', 'four'].map((comment) =>
      product.api('PATCH', path, {
        as: 'ada',
        body: { comment },
        headers: { 'if-match': ifMatch },
      }),
    ),
  )

  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([200, 412, 412, 412])
  const winner = answers.find(({ status }) => status === 200)
  const { json } = await product.api('GET', path, { as: 'ada' })
  expect(json.comment).toBe(winner?.json.comment)
})
