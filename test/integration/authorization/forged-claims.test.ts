import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TestStack } from '../../local-stack/test-stack.ts'
import { invoke, userRequests } from './support/forged-event.ts'
import {
  FORBIDDEN,
  type Forgery,
  goodClaims,
  jwt,
  STRANGE,
  STRANGERS,
  UNAUTHENTICATED,
} from './support/forgeries.ts'
import type { Target } from './support/operations.ts'
import { tableState } from './support/table.ts'
import { newTarget } from './support/world.ts'

// The attack: getting past the gateway, by a right to invoke the function or by an authorizer that was
// set up wrongly, and saying of oneself in the event what no token says.

let product: TestStack
let accountId: string
let target: Target

beforeAll(async () => {
  product = await TestStack.start()
  const account = await product.account('ada')
  accountId = account.id
  target = await newTarget(product, account, 'ada')
})

afterAll(async () => {
  await product.stop()
})

test('the claims that the forgeries are made from are good: it is the forgery that is refused', async () => {
  const request = {
    method: 'GET',
    path: `/v1/accounts/${accountId}/keypairs`,
    params: { ownerId: accountId },
  }
  const { statusCode } = await invoke('list-keypairs', request, jwt(good()))
  expect(statusCode).toBe(200)
})

describe('whom the event does not name as the gateway would is nobody to any operation [TM-07] [TM-08] [BR-06]', () => {
  test.each(UNAUTHENTICATED)('$what', async (forgery) => {
    for (const [id, answer] of await answersTo(forgery)) {
      expect([id, answer.statusCode]).toEqual([id, 401])
      expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer' })
    }
  })
})

describe('whose token is none to administer with is forbidden every operation [TM-07] [TM-08] [BR-03]', () => {
  test.each(FORBIDDEN)('$what', async (forgery) => {
    for (const [id, answer] of await answersTo(forgery)) {
      expect([id, answer.statusCode]).toEqual([id, 403])
      expect(answer.headers).toMatchObject({
        'www-authenticate': 'Bearer error="insufficient_scope"',
      })
    }
  })
})

describe('who is not the administrator, issuer and sub, is a stranger, whatever else is claimed [TM-07]', () => {
  test.each(STRANGERS)('$what', async (forgery) => {
    for (const [id, answer] of await answersTo(forgery)) {
      expect([id, answer.statusCode]).toEqual([id, takesNoGrant(id) ? 200 : 404])
    }
    const [, listed] = (await answersTo(forgery)).find(([id]) => id === 'list-owners') ?? []
    expect(listed?.body).toBe('{"items":[],"nextCursor":null}')
  })
})

describe('a sub that no provider gives is nobody or a stranger, and never a fault [TM-07]', () => {
  test.each(STRANGE)('$what', async (forgery) => {
    for (const [id, answer] of await answersTo(forgery)) {
      const statuses = takesNoGrant(id) ? [200, 401] : [401, 404]
      expect(statuses, id).toContain(answer.statusCode)
    }
  })
})

function good() {
  return goodClaims(product.stack.identity.issuer)
}

function takesNoGrant(operationId: string): boolean {
  return operationId === 'list-owners' || operationId === 'list-scopes'
}

/** What every operation answers; none of it changes anything. */
async function answersTo({ authorizer }: Forgery) {
  const before = await tableState(product)
  const answers: [string, Awaited<ReturnType<typeof invoke>>][] = []
  for (const [id, request] of userRequests(accountId, target)) {
    answers.push([id, await invoke(id, request, authorizer(good()))])
  }
  expect(await tableState(product)).toEqual(before)
  return answers
}
