import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../shared/domain/owners/owner.ts'
import {
  type CreatedKeypair,
  expectStatus,
  ProductFixture,
  REPORT,
} from '../../../in-memory/product/product-fixture.ts'
import type { Reply } from '../../../in-memory/product/reply.ts'
import { PRINCIPAL } from '../../../in-memory/product/settings.ts'
import { printedWhile } from '../../../support/printed-lines.ts'

let product: ProductFixture
let account: OwnerRef
let keypair: CreatedKeypair

beforeEach(async () => {
  await printedWhile(async () => {
    product = await ProductFixture.open({ POWERTOOLS_LOG_LEVEL: 'INFO' })
    account = await product.account('ada')
    keypair = await product.keypair(account)
  })
})

afterEach(() => product.close())

/** The answer to one request, and its one line of the log. */
async function logged(ask: () => Promise<Reply>) {
  const replies: Reply[] = []
  const { log } = await printedWhile(async () => {
    replies.push(await ask())
  })
  expect(log).toHaveLength(1)
  const [reply = expect.fail('nothing was answered')] = replies
  const [line = expect.fail('nothing was logged')] = log
  return { reply, line }
}

const gil = { userId: 'gil' }

const manage = (id: string, call = {}, user = 'ada') => product.manage(id, keypair, call, user)
const platform = (id: string, call = {}) => product.product.platform(id, account, call)
const create = (user: string) =>
  product.product.manage('create-keypair', user, account, { body: { scopes: [REPORT] } })

/** The mutations of the API, each with an audit event, in an order in which all succeed. */
const changes: readonly (readonly [operationId: string, status: number, () => Promise<Reply>])[] = [
  ['update-keypair', 200, () => manage('update-keypair', { body: { comment: 'x' } })],
  ['disable-keypair', 200, () => manage('disable-keypair')],
  ['enable-keypair', 200, () => manage('enable-keypair')],
  ['rotate-secret', 201, () => manage('rotate-secret', { body: {} })],
  ['retire-secret', 204, () => manage('retire-secret', { params: { secretId: keypair.secretId } })],
  ['remove-keypair', 204, () => manage('remove-keypair')],
  ['create-keypair', 201, () => create('ada')],
  ['grant-administrator', 204, () => platform('grant-administrator', { params: gil })],
  ['revoke-administrator', 204, () => platform('revoke-administrator', { params: gil })],
]

test('an audit event has the same request id as the log line: the gateway’s [AD-15]', async () => {
  for (const [operation, status, change] of changes) {
    const { reply, line } = await logged(change)
    expectStatus(reply, status)
    expect(line).toMatchObject({ message: 'answered', operation, status })
    expect(line.requestId).toMatch(/^request-\d+$/)
    const named = product.eventsOf(account).filter((event) => event.requestId === line.requestId)
    expect(named).toMatchObject([{ action: operation }])
  }
})

const stale = { headers: { 'if-match': '"99"' } }
const retired = { params: { secretId: '00000000' } }

/** The log must show who tried something forbidden, or something that failed. */
test.each<readonly [what: string, object, () => Promise<Reply>]>([
  [
    'a malformed change',
    { operation: 'update-keypair', status: 400, code: 'invalid-request', caller: 'ada' },
    () => manage('update-keypair', { body: { comment: '\n' } }),
  ],
  [
    'a removal of a changed keypair',
    { operation: 'remove-keypair', status: 412, code: 'precondition-failed', caller: 'ada' },
    () => manage('remove-keypair', stale),
  ],
  [
    'a removal by somebody who is not an administrator',
    { operation: 'remove-keypair', status: 404, code: 'not-found', caller: 'gil' },
    () => manage('remove-keypair', {}, 'gil'),
  ],
  [
    'a creation by somebody who is not an administrator',
    { operation: 'create-keypair', status: 404, code: 'not-found', caller: 'gil' },
    () => create('gil'),
  ],
  [
    'a retirement of a missing secret',
    { operation: 'retire-secret', status: 404, code: 'not-found', caller: 'ada' },
    () => manage('retire-secret', retired),
  ],
  [
    'a revocation of a missing grant',
    { operation: 'revoke-administrator', status: 404, code: 'not-found', caller: PRINCIPAL },
    () => platform('revoke-administrator', { params: gil }),
  ],
  [
    'a closing by an unknown caller',
    { operation: 'close-account', status: 403, code: 'forbidden' },
    () => product.product.anyone('close-account', { params: { accountId: account.id } }),
  ],
])(
  '%s is not an audit event, but a line of the log: who tried what, when, with which result [AD-15]',
  async (_, said, attempt) => {
    const events = product.eventsOf(account).length

    const { reply, line } = await logged(attempt)

    expect(product.eventsOf(account)).toHaveLength(events)
    expect(line).toEqual({
      level: 'INFO',
      message: 'refused',
      ...said,
      requestId: reply.json.requestId,
      durationMilliseconds: expect.any(Number),
      timestamp: expect.any(String),
      service: expect.any(String),
      sampling_rate: 0,
    })
  },
)
