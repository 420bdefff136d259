import { expect, test } from 'vitest'
import { parseBasic } from '../../../../../shared/http/token/parse-basic.ts'

function encoded(userPass: string | Uint8Array): string {
  return Buffer.from(userPass).toString('base64')
}

test.each([
  ['plain', 'id:secret', { username: 'id', password: 'secret' }],
  ['a colon in the secret', 'id:a:b', { username: 'id', password: 'a:b' }],
  ['an escaped colon in the id', 'i%3Ad:a', { username: 'i:d', password: 'a' }],
  ['a plus for a space', 'a+b:c+d', { username: 'a b', password: 'c d' }],
  ['UTF-8', 'é:%C3%A9', { username: 'é', password: 'é' }],
  ['an escaped null', 'a%00:b', { username: 'a\0', password: 'b' }],
])('each half of the credentials is form-decoded: %s [CA-02]', (_, userPass, expected) => {
  expect(parseBasic(`Basic ${encoded(userPass)}`)).toEqual(expected)
})

test.each(['basic', 'BASIC', 'Basic  '])('the scheme %j is Basic [CA-06]', (scheme) => {
  expect(parseBasic(`${scheme} ${encoded('a:b')}`)).toEqual({ username: 'a', password: 'b' })
})

// 'a:b' is one character short of a whole group: its base64 has padding and spare bits.
test('padding may be missing, and spare bits must be zero [CA-04]', () => {
  expect(encoded('a:bc')).toBe('YTpiYw==')
  expect(parseBasic('Basic YTpiYw')).toEqual({ username: 'a', password: 'bc' })
  expect(parseBasic('Basic YTpiYw=')).toBeUndefined()
  expect(parseBasic('Basic YTpiYx==')).toBeUndefined()
  expect(parseBasic('Basic YTpiYx')).toBeUndefined()
})

test.each([
  '',
  'Basic',
  'Basic ',
  ' Basic YTpi',
  'Basic YTpi ',
  'Basic YTpi!',
  'Basic YT pi',
  'Basic YTpi\n',
  'Basic YTpi,Basic YTpi',
  'Basic YTpi====',
  'Basic YTp_',
  'Basic a:b',
  'Bearer YTpi',
  'BasicYTpi',
  'Basic\tYTpi',
  `Basic ${encoded('foo')}`,
  `Basic ${encoded(':secret')}`,
  `Basic ${encoded('id:')}`,
  `Basic ${encoded(':')}`,
  `Basic ${encoded('a%:b')}`,
  `Basic ${encoded('a:%FF')}`,
  `Basic ${encoded(Buffer.from([0xff, 0x3a, 0x61]))}`,
])('%j has no credentials [CA-03] [CA-04] [CA-05] [CA-06]', (header) => {
  expect(parseBasic(header)).toBeUndefined()
})

// With a backtracking regular expression, one header could block a process for minutes.
test('the longest header that the gateway passes is parsed in one pass [CA-14]', () => {
  for (const long of ['A', '=', ' ', 'Basic ']) {
    expect(parseBasic(`Basic ${long.repeat(10_000 / long.length)}!`)).toBeUndefined()
  }
})
