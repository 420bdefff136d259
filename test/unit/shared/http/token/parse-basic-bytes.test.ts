import { expect, test } from 'vitest'
import { parseBasic } from '../../../../../shared/http/token/parse-basic.ts'

const BYTE_ORDER_MARK = '\uFEFF'

const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64')

test('in Basic credentials a byte order mark belongs to the user name [CA-03]', () => {
  const username = `${BYTE_ORDER_MARK}fbk_a`
  expect(parseBasic(`Basic ${base64(`${username}:b`)}`)).toEqual({ username, password: 'b' })
})

test.each([
  ['no colon', base64('fbk_a')],
  ['bytes that are not text', base64(Uint8Array.of(0x61, 0x3a, 0xff))],
  ['padding in the middle', `${base64('a:b')}=${base64('c')}`],
  ['too much padding', `${base64('ab:c')}=`],
  ['bits beyond the last byte', base64('a:').replace(/.=$/, 'B=')],
])('Basic credentials with %s are invalid [CA-04]', (_, token) => {
  expect(parseBasic(`Basic ${token}`)).toBeUndefined()
})
