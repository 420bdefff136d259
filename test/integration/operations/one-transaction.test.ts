import { afterAll, beforeAll, expect, test } from 'vitest'
import { AUDIT_ACTIONS, type AuditAction } from '../../../shared/domain/audit/audit-event.ts'
import { tableDump } from '../../local-stack/table-dump.ts'
import { freshId, pathOf, REPORT_SCOPE, TestStack } from '../../local-stack/test-stack.ts'

const WRITES = /^(TransactWriteItems|BatchWriteItem|PutItem|UpdateItem|DeleteItem)$/

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

/** What the audit trail holds. It is in a table that restoring a backup of the other does not change. */
async function actionsTold(): Promise<readonly unknown[]> {
  const items = await tableDump(product)
  return items.filter(({ pk }) => String(pk).startsWith('EVENTS#')).map(({ action }) => action)
}

/** A life with every kind of change, one after the other. When owners close, nothing is left to sweep. */
async function changes(): Promise<Readonly<Record<AuditAction, () => Promise<unknown>>>> {
  const account = { type: 'account', id: freshId('account') } as const
  const environment = { type: 'environment', id: freshId('environment') } as const
  const grant = `${pathOf(account)}/administrators/ada`
  const ofAnother = await product.account('ada')
  const { path } = await product.keypair(ofAnother, 'ada')
  const spare = await product.keypair(ofAnother, 'ada')
  const as = (method: string, to: string, body?: object) => () =>
    product.api(method, to, { as: 'ada', ...(body && { body }) })
  return {
    'register-account': () => product.register(account),
    'register-environment': () => product.register(environment, { accountId: account.id }),
    'grant-administrator': () => product.grant(account, 'ada'),
    'create-keypair': as('POST', `${pathOf(ofAnother)}/keypairs`, { scopes: [REPORT_SCOPE] }),
    'update-keypair': as('PATCH', path, { comment: 'changed' }),
    'disable-keypair': as('POST', `${path}/disable`),
    'enable-keypair': as('POST', `${path}/enable`),
    'rotate-secret': as('POST', `${path}/secrets`, {}),
    'retire-secret': async () => {
      const { json } = await product.api('GET', path, { as: 'ada' })
      const [oldest] = Array.isArray(json.secrets) ? json.secrets : []
      return await product.api('DELETE', `${path}/secrets/${oldest.secretId}`, { as: 'ada' })
    },
    'remove-keypair': as('DELETE', spare.path),
    'revoke-administrator': () => product.platform('DELETE', grant),
    'close-environment': () => product.close(environment),
    'close-account': () => product.close(account),
  }
}

/**
 * If an audit event were written by a separate call, it could be lost, and a repaired backup would bring
 * back what was taken.
 */
test('every change and its audit event are one transaction, although they are in two tables', async () => {
  const lives = Object.entries(await changes())
  expect(lives.map(([action]) => action).toSorted()).toEqual(AUDIT_ACTIONS.toSorted())
  for (const [action, change] of lives) {
    const before = await actionsTold()
    const calls = await product.dynamodb.during(change)
    const after = await actionsTold()
    expect({ action, writes: calls.filter((call) => WRITES.test(call)) }).toEqual({
      action,
      writes: ['TransactWriteItems'],
    })
    const told = after.filter((one) => one === action).length
    expect({ action, told }).toEqual({
      action,
      told: before.filter((one) => one === action).length + 1,
    })
    expect(after).toHaveLength(before.length + 1)
  }
})
