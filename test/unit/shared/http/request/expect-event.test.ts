import { beforeAll, describe, expect, test, vi } from 'vitest'
import { operations } from '../../../../../shared/operations/index.ts'
import { managementEvent } from '../../../support/management-event.ts'
import { invoke, stubEnvironment } from '../../../support/strange-events.ts'

// The gateway never sends such events. Somebody who may invoke a function directly can.

const ids = operations.flatMap(({ kind, id }) => (kind === 'http' ? [id] : []))

beforeAll(() => {
  stubEnvironment()
  return () => vi.unstubAllEnvs()
})

const event = managementEvent()
const { requestContext } = event
const strange: readonly (readonly [what: string, event: unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'GET /'],
  ['a list', [event]],
  ['no context', { ...event, requestContext: undefined }],
  ['no method', { ...event, requestContext: { ...requestContext, http: {} } }],
  ['no route', { ...event, routeKey: undefined }],
  ['no path', { ...event, rawPath: 7 }],
  ['a header that is a list', { ...event, headers: { 'if-match': ['*'] } }],
  ['headers that are a list', { ...event, headers: ['*'] }],
  ['a parameter that is not text', { ...event, pathParameters: { ownerId: 7 } }],
  ['a query that is a text', { ...event, queryStringParameters: 'limit=1' }],
  ['a body that is not text', { ...event, body: {} }],
  ['a flag that is not a boolean', { ...event, isBase64Encoded: 'false' }],
  [
    'half a character as its id',
    { ...event, requestContext: { ...requestContext, requestId: '\ud800' } },
  ],
  ['lines as its id', { ...event, requestContext: { ...requestContext, requestId: 'a\nb' } }],
]

describe.each(strange)('an event that is, or has, %s', (_, invocation) => {
  test.each(ids)('is refused by %s [TM-08]', async (id) => {
    expect(await invoke(id, invocation)).toMatchObject({
      statusCode: 400,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      body: expect.stringContaining('This is not a request from an HTTP API.'),
    })
  })
})

test('a null member counts as missing', async () => {
  const nulls = { body: null, headers: null, pathParameters: null, queryStringParameters: null }
  const answer = await invoke('answer-unmatched', { ...event, rawPath: '/nowhere', ...nulls })
  expect(answer.statusCode).toBe(404)
})
