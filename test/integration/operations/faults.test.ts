import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../../local-stack/answer.ts'
import type { Fault } from '../../local-stack/aws-proxy.ts'
import { rotated } from '../../local-stack/keypairs.ts'
import { actionsOn, itemsOf, listed, unchangedBy } from '../../local-stack/owner-state.ts'
import { pathOf, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'
import { expectProblem } from './support/problem.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterEach(() => {
  product.dynamodb.recover()
  product.kms.recover()
})

afterAll(async () => {
  await product.stop()
})

const FAULTS: readonly (readonly [what: string, fault: Fault])[] = [
  ['fails', { kind: 'error', status: 500, type: 'InternalServerError' }],
  ['throttles', { kind: 'error', status: 400, type: 'ThrottlingException' }],
  ['denies access', { kind: 'error', status: 400, type: 'AccessDeniedException' }],
  ['cuts the connection', { kind: 'reset' }],
  ['answers half a document', { kind: 'malformed' }],
]

const CREATION = { as: 'ada', body: { scopes: [REPORT_SCOPE] } }

/** Somebody who learns what failed, and where, knows where to attack next. */
function expectTellsNothing({ text, headers }: Answer): void {
  const { tableName, auditEventsTableName } = product.stack
  const told = JSON.stringify([text, ...headers])
  const words = ['fault on demand', 'Exception', 'JSON', 'hang up', 'ECONN', '    at ', '.ts:']
  for (const inside of [tableName, auditEventsTableName, 'arn:', ...words]) {
    expect(told).not.toContain(inside)
  }
}

test.each(FAULTS)(
  'when DynamoDB %s, reading and creating get 503 without a reason, and nothing is changed [E-04]',
  async (_, fault) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada')

    const answers = [
      await unchangedBy(product, account, async () => {
        product.dynamodb.failWith((call) => (call === 'GetItem' ? fault : undefined))
        const answer = await product.api('GET', path, { as: 'ada' })
        product.dynamodb.recover()
        return answer
      }),
      await unchangedBy(product, account, async () => {
        product.dynamodb.failWith((call) => (call === 'TransactWriteItems' ? fault : undefined))
        const answer = await product.api('POST', `${pathOf(account)}/keypairs`, CREATION)
        product.dynamodb.recover()
        return answer
      }),
    ]

    for (const answer of answers) {
      expectProblem(answer, { status: 503, code: 'temporarily-unavailable' })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      expectTellsNothing(answer)
    }
  },
)

test.each(FAULTS)(
  'when the grant cannot be read because DynamoDB %s, the answer is not that there is no such owner [E-04]',
  async (_, fault) => {
    const account = await product.account('ada')
    product.dynamodb.failWith((call) => (call === 'BatchGetItem' ? fault : undefined))

    const answer = await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' })

    expectProblem(answer, { status: 503, code: 'temporarily-unavailable' })
    expectTellsNothing(answer)
  },
)

test.each(FAULTS)(
  'when KMS %s, no keypair is created and no secret is added [E-04]',
  async (_, fault) => {
    const account = await product.account('ada')
    const { path } = await product.keypair(account, 'ada')
    product.kms.failWith(() => fault)

    const answers = [
      await unchangedBy(product, account, () =>
        product.api('POST', `${pathOf(account)}/keypairs`, CREATION),
      ),
      await unchangedBy(product, account, () =>
        product.api('POST', `${path}/secrets`, { as: 'ada', body: {} }),
      ),
    ]

    for (const answer of answers) {
      expectProblem(answer, { status: 503, code: 'temporarily-unavailable' })
      expectTellsNothing(answer)
    }
  },
)

/** An ambiguous commit: the keypair is written, and the answer that says so is lost on the way. */
test('a creation that was committed before its answer was lost yields one keypair, and its secret works [TM-18]', async () => {
  const account = await product.account('ada')
  let lost = 0
  product.dynamodb.failWith((call) => {
    if (call !== 'TransactWriteItems' || lost > 0) return undefined
    lost += 1
    return { kind: 'reset-after' }
  })

  const keypair = await product.keypair(account, 'ada')

  expect(lost).toBe(1)
  const keypairs = listed(await product.api('GET', `${pathOf(account)}/keypairs`, { as: 'ada' }))
  expect(keypairs.map(({ keyId }) => keyId)).toEqual([keypair.keyId])
  expect((await product.token(keypair)).status).toBe(200)
  const actions = await actionsOn(product, account, 'ada')
  expect(actions.filter((action) => action === 'create-keypair')).toHaveLength(1)
  const [owner] = (await itemsOf(product, account)).filter((item) => item.sk === 'OWNER')
  expect(owner?.keypairCount).toBe(1)
})

/**
 * Once a change is written, no further call may turn the answer into a failure: a rotated secret would be
 * lost.
 */
test.each([
  ['update-keypair', 'PATCH', '', { comment: 'x' }, 200],
  ['disable-keypair', 'POST', '/disable', undefined, 200],
  ['rotate-secret', 'POST', '/secrets', { overlapSeconds: 0 }, 201],
  ['retire-secret', 'DELETE', '/secrets/', undefined, 204],
  ['remove-keypair', 'DELETE', '', undefined, 204],
])(
  '%s that was written is acknowledged, whatever DynamoDB does afterwards',
  async (_, method, below, body, status) => {
    const account = await product.account('ada')
    const keypair = await rotated(product, await product.keypair(account, 'ada'), 'ada')
    const { json } = await product.api('GET', keypair.path, { as: 'ada' })
    const secretId = /"secretId":"(\w+)"/.exec(JSON.stringify(json.secrets))?.[1] ?? ''
    let isWritten = false
    product.dynamodb.failWith((call) => {
      const fault: Fault | undefined = isWritten ? { kind: 'reset' } : undefined
      isWritten ||= call === 'TransactWriteItems'
      return fault
    })

    const path = keypair.path + below + (below === '/secrets/' ? secretId : '')
    const answer = await product.api(method, path, { as: 'ada', body })

    expect(isWritten).toBe(true)
    expect(answer.status).toBe(status)
  },
)
