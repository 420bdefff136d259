import { describe, expect, test } from 'vitest'
import {
  invalidClient,
  invalidRequest,
  OAuthError,
  oauthErrorResult,
} from '../../../../../shared/http/token/oauth-error.ts'

const CHALLENGE = 'Basic realm="feedback-keys", charset="UTF-8"'

/** The attack: somebody learns from the answer why credentials fail, and so that they exist. */
describe('all credentials that do not work get the same bytes [CA-11] [E-01]', () => {
  test.each([
    'no-credentials',
    'malformed',
    'unknown-key-id',
    'keypair-removed',
    'wrong-secret',
    'owner-closed',
    'keypair-disabled',
    'keypair-expired',
    'secret-expired',
  ] as const)('%s', (reason) => {
    const error = invalidClient(reason)
    expect(error.reason).toBe(reason)
    expect(oauthErrorResult(error)).toEqual({
      statusCode: 401,
      headers: {
        'content-type': 'application/json',
        pragma: 'no-cache',
        'www-authenticate': CHALLENGE,
      },
      body: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    })
  })
})

test.each([
  ['invalid_request', 400],
  ['unsupported_grant_type', 400],
  ['invalid_scope', 400],
  ['temporarily_unavailable', 503],
  ['server_error', 500],
] as const)('%s has its own name, and the status %i by default', (reason, status) => {
  const error = new OAuthError(reason, 'Why.')
  expect(error.name).toBe('OAuthError')
  const { statusCode, headers, body } = oauthErrorResult(error)
  expect(statusCode).toBe(status)
  expect(headers).toMatchObject({ 'content-type': 'application/json', pragma: 'no-cache' })
  expect(headers).not.toHaveProperty('www-authenticate')
  expect(body).toBe(JSON.stringify({ error: reason, error_description: 'Why.' }))
})

test('a temporary fault has Retry-After, and no challenge [E-05]', () => {
  const error = new OAuthError('temporarily_unavailable', 'Later.')
  expect(oauthErrorResult(error)).toMatchObject({
    statusCode: 503,
    headers: { 'retry-after': '1' },
  })
  expect(oauthErrorResult(error).headers).not.toHaveProperty('www-authenticate')
})

test('a bad request has a special status where it needs one', () => {
  expect(invalidRequest('Too long.', 413)).toMatchObject({ error: 'invalid_request', status: 413 })
  expect(invalidRequest('Bad.')).toMatchObject({ error: 'invalid_request', status: 400 })
})
