// Any event gets one of our own answers: no function throws, and none lets a stranger in.
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { HttpResult } from '../../shared/http/http-event.ts'
import type { HttpOperation } from '../../shared/operations/contract/operation.ts'
import type { Caller } from '../../shared/operations/contract/routed-operation.ts'
import { routedOperations } from '../../shared/operations/index.ts'
import {
  anyObject,
  goodEvent,
  invoke,
  mutationsOf,
  noObject,
  stubEnvironment,
} from '../unit/support/strange-events.ts'
import { runs } from './support/arbitraries.ts'

beforeAll(() => {
  stubEnvironment()
  return () => vi.unstubAllEnvs()
})

function operationsOf(...callers: readonly Caller[]): readonly HttpOperation[] {
  return routedOperations.filter((operation) => callers.includes(operation.caller))
}

function operationOf(id: string): HttpOperation {
  return routedOperations.find((operation) => operation.id === id) ?? expect.fail(id)
}

/** A problem document, or an error of the token endpoint. */
function expectOurError({ statusCode, headers, body }: HttpResult, statuses: readonly number[]) {
  expect(statuses).toContain(statusCode)
  const error: unknown = JSON.parse(body ?? '')
  const problem = {
    type: 'about:blank',
    title: expect.any(String),
    status: statusCode,
    code: expect.any(String),
    requestId: expect.anything(),
  }
  const oauth = { error: expect.any(String), error_description: expect.any(String) }
  const isProblem = headers?.['content-type'] === 'application/problem+json'
  expect(error).toMatchObject(isProblem ? problem : oauth)
}

/** Asserts, for each event, an error of ours with one of these statuses. */
async function expectErrors(
  id: string,
  events: fc.Arbitrary<unknown>,
  statuses: readonly number[],
  numRuns: number,
): Promise<void> {
  const property = fc.asyncProperty(events, async (event) => {
    expectOurError(await invoke(id, event), statuses)
  })
  await fc.assert(property, runs(numRuns))
}

const REFUSED = [400, 401, 403, 413, 415]

describe.each(operationsOf('administrator', 'user', 'platform'))('$id', (operation) => {
  test('a good event that did not pass an authorizer is refused', async () => {
    const result = await invoke(operation.id, goodEvent(operation))
    expectOurError(result, operation.caller === 'platform' ? [403] : [401])
  })

  test('any mutation of a good event is refused', async () => {
    await expectErrors(operation.id, mutationsOf(goodEvent(operation)), REFUSED, 200)
  })

  test('any object is refused', async () => {
    await expectErrors(operation.id, anyObject, REFUSED, 200)
  })

  test('an event that is not an object gets an answer, and no access', async () => {
    await expectErrors(operation.id, noObject, [...REFUSED, 500], 20)
  })
})

describe('issue-token', () => {
  const operation = operationOf('issue-token')

  test('any mutation of a good event is an OAuth error', async () => {
    await expectErrors(
      operation.id,
      mutationsOf(goodEvent(operation)),
      [400, 401, 413, 415, 500],
      500,
    )
  })

  test('any text for a body and for headers is the caller\u2019s error, never the service\u2019s', async () => {
    const strange = fc.string({ unit: 'binary' })
    const headers = fc.dictionary(
      fc.constantFrom('content-type', 'authorization', 'content-encoding'),
      fc.oneof(strange, fc.constant('application/x-www-form-urlencoded')),
    )
    const events = fc
      .record({ headers, body: strange, isBase64Encoded: fc.boolean(), rawQueryString: strange })
      .map((parts) => ({ ...goodEvent(operation), ...parts }))
    await expectErrors(operation.id, events, [400, 401, 413, 415], 1_000)
  })

  test('any object is an OAuth error', async () => {
    await expectErrors(operation.id, anyObject, [400, 401, 413, 415, 500], 500)
  })

  test('an event that is not an object is an OAuth error', async () => {
    await expectErrors(operation.id, noObject, [400, 401, 500], 20)
  })
})

describe('operations that anyone may call', () => {
  test('no event changes the metadata', async () => {
    const operation = operationOf('get-metadata')
    const expected = await invoke(operation.id, goodEvent(operation))
    expect(expected.statusCode).toBe(200)
    const events = fc.oneof(mutationsOf(goodEvent(operation)), anyObject)
    const property = fc.asyncProperty(events, async (event) => {
      const result = await invoke(operation.id, event)
      if (result.statusCode === 200) expect(result.body).toBe(expected.body)
      else expectOurError(result, [400, 413, 500])
    })
    await fc.assert(property, runs(300))
  })

  test('without its table get-jwks answers no key set, whatever the event', async () => {
    const events = fc.oneof(mutationsOf(goodEvent(operationOf('get-jwks'))), anyObject)
    await expectErrors('get-jwks', events, [400, 413, 500, 503], 25)
  })

  test('what no route matches gets an error', async () => {
    const events = fc.oneof(mutationsOf(goodEvent(operationOf('get-jwks'))), anyObject)
    await expectErrors('answer-unmatched', events, [400, 404, 405, 500], 300)
  })
})
