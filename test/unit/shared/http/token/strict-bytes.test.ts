import { expect, test } from 'vitest'
import { parseBasic } from '../../../../../shared/http/token/parse-basic.ts'
import { parseForm } from '../../../../../shared/http/token/parse-form.ts'
import { issueToken } from '../../../../../shared/operations/issue-token.ts'
import { tokenEvent } from '../../../support/token-event.ts'

const BYTE_ORDER_MARK = '\uFEFF'

const formOf = (body: string, isBase64Encoded = true) =>
  parseForm(tokenEvent({ body, isBase64Encoded }), issueToken.form)

const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64')

test('a byte order mark is a character of the first name, which nobody knows then [TE-04]', () => {
  expect(formOf(base64(`${BYTE_ORDER_MARK}scope=a&client_id=b`))).toEqual(
    new Map([['client_id', 'b']]),
  )
})

test.each([
  ['base64 that is none', '====', 'The body is not valid base64.'],
  ['bytes that are no text', base64(Uint8Array.of(0x61, 0xff)), 'The body is not valid UTF-8.'],
  [
    'half a surrogate pair',
    base64(Uint8Array.of(0xed, 0xa0, 0x80)),
    'The body is not valid UTF-8.',
  ],
])('%s is an invalid_request that says so [TE-04]', (_, body, message) => {
  expect(() => formOf(body)).toThrow(expect.objectContaining({ error: 'invalid_request', message }))
})

test('a body of no content type at all is told which it needs [TE-02]', () => {
  const bare = () =>
    parseForm(tokenEvent({ headers: {}, body: base64('scope=a') }), issueToken.form)
  expect(bare).toThrow('Content-Type must be application/x-www-form-urlencoded, in UTF-8.')
})

test('in Basic credentials a byte order mark belongs to the name [CA-03]', () => {
  const username = `${BYTE_ORDER_MARK}fbk_a`
  expect(parseBasic(`Basic ${base64(`${username}:b`)}`)).toEqual({ username, password: 'b' })
})

test.each([
  ['no colon', base64('fbk_a')],
  ['bytes that are no text', base64(Uint8Array.of(0x61, 0x3a, 0xff))],
  ['padding in the middle', `${base64('a:b')}=${base64('c')}`],
  ['too much padding', `${base64('ab:c')}=`],
  ['bits beyond the last byte', base64('a:').replace(/.=$/, 'B=')],
])('Basic credentials with %s are none [CA-04]', (_, token) => {
  expect(parseBasic(`Basic ${token}`)).toBeUndefined()
})
