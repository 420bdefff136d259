import { describe, expect, test } from 'vitest'
import { DomainError } from '../../../../../shared/domain/errors.ts'
import { parseJsonObject } from '../../../../../shared/http/request/parse-json.ts'

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function refusal(body: Uint8Array): DomainError {
  try {
    parseJsonObject(body)
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('expected a refusal')
}

function nested(levels: number): string {
  return `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`
}

test('an object is parsed unchanged', () => {
  const text = '{"a":[1,2.5,-0,true,null],"b":{"c":"é😀"},"":0}'
  expect(parseJsonObject(bytes(text))).toEqual(JSON.parse(text))
})

describe('mistakes that JSON.parse ignores are refused [AD-05]', () => {
  test.each([
    ['a member twice', '{"a":1,"a":1}'],
    ['a member twice by escapes', '{"a":1,"\\u0061":2}'],
    ['a member twice further down', '{"x":[{"a":1,"b":2,"a":3}]}'],
    ['__proto__ twice', '{"__proto__":1,"__proto__":1}'],
    ['nine levels', nested(9)],
    ['nine levels of objects', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`],
    ['enough levels to exhaust a stack', nested(4_000)],
    ['a byte order mark', '\ufeff{}'],
    ['an array', '[{}]'],
    ['null', 'null'],
    ['text', '"{}"'],
    ['a number', '1e400'],
    ['bytes after it', '{}x'],
    ['two documents', '{}{}'],
    ['nothing', ' '],
    ['comments', '{/**/}'],
    ['a raw line feed in text', '{"a":"\n"}'],
    ['a number in hexadecimal', '{"a":0x10}'],
    ['Infinity', '{"a":Infinity}'],
  ])('%s', (_, text) => {
    expect(refusal(bytes(text))).toMatchObject({ code: 'invalid-request' })
  })

  test.each([
    ['a stray continuation', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a truncated character', [0xe2, 0x82]],
  ])('bytes that are not UTF-8: %s', (_, wrong) => {
    const body = Buffer.concat([Buffer.from('{"a":"'), Buffer.from(wrong), Buffer.from('"}')])
    const { message } = refusal(body)
    expect(message).toContain('UTF-8')
  })
})

test('a body may have eight levels, and different objects may have equal names', () => {
  expect(parseJsonObject(bytes(nested(8)))).toEqual(JSON.parse(nested(8)))
  expect(parseJsonObject(bytes('{"a":{"a":[{"a":1},{"a":2}]}}'))).toHaveProperty('a.a')
})

test('the refusal names a repeated member [AD-05]', () => {
  const { members } = refusal(bytes('{"a":1,"comment":"x","comment":"y"}'))
  expect(members).toEqual([{ member: 'comment', reason: expect.stringMatching(/./) }])
})

/** Prototype pollution: the member must stay a member, so that the schema refuses it. */
test('__proto__ and constructor are ordinary members, and change no prototype [AD-04] [TM-36]', () => {
  const parsed = parseJsonObject(bytes('{"__proto__":{"polluted":1},"constructor":{"x":1}}'))
  expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
  expect('polluted' in {}).toBe(false)
})

test('the refusal repeats nothing of the body', () => {
  for (const text of ['{"fbs_canary"', '{"a":fbs_canary}', '["fbs_canary"]']) {
    expect(refusal(bytes(text)).message).not.toContain('canary')
  }
})
