import { expect, test } from 'vitest'
import { DomainError, invalidMember, unavailable } from '../../../../../shared/domain/errors.ts'
import type { HttpResult } from '../../../../../shared/http/http-event.ts'
import { problemResult } from '../../../../../shared/http/response/problem-details.ts'

function documentOf({ body }: HttpResult): unknown {
  return JSON.parse(body ?? '')
}

test('a problem says what is wrong, where, and in which request, in the form of RFC 9457 [AD-01]', () => {
  const result = problemResult(invalidMember('scopes[2]', 'must be a scope'), 'abc=')

  expect(result.statusCode).toBe(400)
  expect(result.headers).toEqual({ 'content-type': 'application/problem+json' })
  expect(documentOf(result)).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'scopes[2] must be a scope',
    instance: '/requests/abc%3D',
    code: 'invalid-request',
    requestId: 'abc=',
    errors: [{ member: 'scopes[2]', reason: 'must be a scope' }],
  })
})

/** The message of an unexpected error may contain a query, a path or a secret. */
test.each([
  ['an error', new Error('fbs_canary at /var/task')],
  ['a TypeError', new TypeError('fbs_canary is undefined')],
  [
    'an error that looks like ours',
    { name: 'DomainError', code: 'not-found', message: 'fbs_canary' },
  ],
  ['text', 'fbs_canary'],
  ['undefined', undefined],
])('an unexpected %s is a bare 500 with the request id [AD-01] [E-04]', (_, error) => {
  const result = problemResult(error, 'id')
  expect(documentOf(result)).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: expect.not.stringContaining('canary'),
    instance: '/requests/id',
    code: 'internal-error',
    requestId: 'id',
  })
})

test('a fault is a 503 with Retry-After, and says nothing of its cause [E-04]', () => {
  const result = problemResult(unavailable(new Error('AccessDenied arn:aws:kms:canary')), 'id')
  expect(result.statusCode).toBe(503)
  expect(Number(result.headers?.['retry-after'])).toBeGreaterThan(0)
  expect(result.body).not.toMatch(/canary|arn:/)
})

test.each([
  ['invalid-request', 400],
  ['unauthenticated', 401],
  ['insufficient-scope', 403],
  ['forbidden', 403],
  ['not-found', 404],
  ['method-not-allowed', 405],
  ['account-not-open', 409],
  ['environment-of-another-account', 409],
  ['keypair-limit-reached', 409],
  ['last-live-secret', 409],
  ['precondition-failed', 412],
  ['body-too-large', 413],
  ['unsupported-media-type', 415],
  ['internal-error', 500],
  ['temporarily-unavailable', 503],
] as const)('%s is a %i, and asks to come back only where that helps [AD-01]', (code, status) => {
  const result = problemResult(new DomainError(code, 'words'), 'id')
  expect(documentOf(result)).toMatchObject({ status, code, detail: 'words' })
  expect(result.statusCode).toBe(status)
  expect('retry-after' in (result.headers ?? {})).toBe(status === 503)
})

test('an unknown caller gets a bare challenge, and a missing scope is named [BR-01] [BR-03]', () => {
  const challenge = (code: 'unauthenticated' | 'insufficient-scope' | 'forbidden') =>
    problemResult(new DomainError(code, 'words'), 'id').headers?.['www-authenticate']
  expect(challenge('unauthenticated')).toBe('Bearer')
  expect(challenge('insufficient-scope')).toBe('Bearer error="insufficient_scope"')
  expect(challenge('forbidden')).toBeUndefined()
})

/**
 * The gateway makes the request id. If it ever contained a line feed, it must not break a header or a path.
 */
test('a request id cannot break out of a header or a path [H-08]', () => {
  const result = problemResult(new DomainError('not-found', 'words'), 'a\r\nset-cookie: x/../"')
  expect(documentOf(result)).toMatchObject({
    instance: '/requests/a%0D%0Aset-cookie%3A%20x%2F..%2F%22',
  })
  expect(JSON.stringify(result.headers)).not.toContain('set-cookie')
})
