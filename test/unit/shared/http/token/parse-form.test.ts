import { expect, test } from 'vitest'
import { OAuthError } from '../../../../../shared/http/token/oauth-error.ts'
import { parseForm } from '../../../../../shared/http/token/parse-form.ts'
import { issueToken } from '../../../../../shared/operations/issue-token.ts'
import { tokenEvent } from '../../../support/token-event.ts'

function parsed(body: string): Record<string, string> {
  return Object.fromEntries(
    parseForm(tokenEvent({ body, isBase64Encoded: false }), issueToken.form),
  )
}

/** The error for a refused body. */
function refusal(body: string, headers?: Record<string, string>): unknown {
  try {
    return parseForm(
      tokenEvent({ body, isBase64Encoded: false, ...(headers === undefined ? {} : { headers }) }),
      issueToken.form,
    )
  } catch (error) {
    return error
  }
}

test.each([
  ['grant_type=a&scope=b', { grant_type: 'a', scope: 'b' }],
  ['scope=a+b%20c', { scope: 'a b c' }],
  ['scope=a=b==', { scope: 'a=b==' }],
  ['sc%6Fpe=a', { scope: 'a' }],
  ['scope=&client_id=', {}],
  ['scope&client_id', {}],
  ['&&scope=a&&', { scope: 'a' }],
  ['foo=1&foo=2&__proto__=3&constructor=4', {}],
  ['Scope=a', {}],
  ['scope=%00', { scope: '\0' }],
])('%j is read as %j [TE-09] [TE-10] [TE-11] [TE-13]', (body, form) => {
  expect(parsed(body)).toEqual(form)
})

test.each([
  'scope=a&scope=a',
  'scope=&scope=a',
  'scope&scope',
  'scope=a&sc%6Fpe=b',
  'client_assertion=a&client_assertion=b',
  'scope=%',
  'scope=%4',
  'scope=%zz',
  'scope=%FF',
  'scope=%C0%AF',
  'scope=%ED%A0%80',
  '%=a',
])('%j is an invalid_request of status 400 [TE-04] [TE-09]', (body) => {
  const error = refusal(body)
  expect(error).toBeInstanceOf(OAuthError)
  expect(error).toMatchObject({ error: 'invalid_request', status: 400 })
})

test('64 parameters are accepted, and 65 are refused [TE-14]', () => {
  expect(parsed(`${'a=1&'.repeat(63)}scope=b`)).toEqual({ scope: 'b' })
  expect(refusal(`${'a=1&'.repeat(64)}scope=b`)).toMatchObject({ error: 'invalid_request' })
})

test('a request without any headers is not a form [TE-02]', () => {
  expect(refusal('scope=a', {})).toMatchObject({ error: 'invalid_request', status: 400 })
})
