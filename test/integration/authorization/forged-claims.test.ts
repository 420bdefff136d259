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

// The attack: somebody gets past the gateway, with a right to invoke the function or through a
// misconfigured authorizer, and makes claims in the event that no token makes.

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

test('the claims that the forgeries start from are good, so a refusal is due to the forgery', async () => {
  const request = {
    method: 'GET',
    path: `/v1/accounts/${accountId}/keypairs`,
    params: { ownerId: accountId },
  }
  const { statusCode } = await invoke('list-keypairs', request, jwt(good()))
  expect(statusCode).toBe(200)
})

describe('a caller whom the event does not name as the gateway would is unknown to every operation [TM-07] [TM-08] [BR-06]', () => {
  test.each(UNAUTHENTICATED)('$what', async (forgery) => {
    for (const [id, answer] of await answersTo(forgery)) {
      expect([id, answer.statusCode]).toEqual([id, 401])
      expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer' })
    }
  })
})

describe('a caller with a token that is not for administration is forbidden every operation [TM-07] [TM-08] [BR-03]', () => {
  test.each(FORBIDDEN)('$what', async (forgery) => {
    for (const [id, answer] of await answersTo(forgery)) {
      expect([id, answer.statusCode]).toEqual([id, 403])
      expect(answer.headers).toMatchObject({
        'www-authenticate': 'Bearer error="insufficient_scope"',
      })
    }
  })
})

describe('a caller with another issuer or sub than the administrator is a stranger, whatever else they claim [TM-07]', () => {
  test.each(STRANGERS)('$what', async (forgery) => {
    for (const [id, answer] of await answersTo(forgery)) {
      expect([id, answer.statusCode]).toEqual([id, takesNoGrant(id) ? 200 : 404])
    }
    const [, listed] = (await answersTo(forgery)).find(([id]) => id === 'list-owners') ?? []
    expect(listed?.body).toBe('{"items":[],"nextCursor":null}')
  })
})

describe('a caller with a sub that no provider gives is unknown or a stranger, and never a fault [TM-07]', () => {
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

/** The answer of every operation. None of them changes anything. */
async function answersTo({ authorizer }: Forgery) {
  const before = await tableState(product)
  const answers: [string, Awaited<ReturnType<typeof invoke>>][] = []
  for (const [id, request] of userRequests(accountId, target)) {
    answers.push([id, await invoke(id, request, authorizer(good()))])
  }
  expect(await tableState(product)).toEqual(before)
  return answers
}
