import { expect, test } from 'vitest'
import { parseForm } from '../../../../../shared/http/token/parse-form.ts'
import { issueToken } from '../../../../../shared/operations/issue-token.ts'
import { tokenEvent } from '../../../support/token-event.ts'

const BYTE_ORDER_MARK = '\uFEFF'

const formOf = (body: string, isBase64Encoded = true) =>
  parseForm(tokenEvent({ body, isBase64Encoded }), issueToken.form)

const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64')

test('a byte order mark belongs to the first name, which is then unknown [TE-04]', () => {
  expect(formOf(base64(`${BYTE_ORDER_MARK}scope=a&client_id=b`))).toEqual(
    new Map([['client_id', 'b']]),
  )
})

test.each([
  ['invalid base64', '====', 'The body is not valid base64.'],
  ['bytes that are not text', base64(Uint8Array.of(0x61, 0xff)), 'The body is not valid UTF-8.'],
  [
    'half a surrogate pair',
    base64(Uint8Array.of(0xed, 0xa0, 0x80)),
    'The body is not valid UTF-8.',
  ],
])('%s is an invalid_request with this message [TE-04]', (_, body, message) => {
  expect(() => formOf(body)).toThrow(expect.objectContaining({ error: 'invalid_request', message }))
})

test('the answer to a body without a content type names the right one [TE-02]', () => {
  const bare = () =>
    parseForm(tokenEvent({ headers: {}, body: base64('scope=a') }), issueToken.form)
  expect(bare).toThrow('Content-Type must be application/x-www-form-urlencoded, in UTF-8.')
})
