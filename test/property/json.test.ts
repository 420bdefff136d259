import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from '../../shared/domain/errors.ts'
import { parseJsonObject } from '../../shared/http/request/parse-json.ts'
import { refusalOf, runs, strangeText } from './support/arbitraries.ts'

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

test('an object is read as it was written, up to eight levels deep', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 12 })), (value) => {
      const text = JSON.stringify(value)
      const refusal = refusalOf(DomainError, () => {
        expect(JSON.stringify(parseJsonObject(bytesOf(text)))).toBe(text)
      })
      expect(refusal?.code).toBe(depthOf(JSON.parse(text)) > 8 ? 'invalid-request' : undefined)
    }),
    runs(),
  )
})

test('any bytes are an object or an invalid-request, and no other error', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    strangeText.map(bytesOf),
    fc.stringMatching(/^[{}[\]":,a-c0-9\\u ]{0,30}$/).map(bytesOf),
    fc.json().map(bytesOf),
  )
  fc.assert(
    fc.property(bytes, (body) => {
      const refusal = refusalOf(DomainError, () => {
        expect(parseJsonObject(body)).toEqual(expect.any(Object))
      })
      expect([undefined, 'invalid-request']).toContain(refusal?.code)
    }),
    runs(5_000),
  )
})

// Of two equal members, one parser takes the first and another the last.
test('a member that occurs twice is refused, however deep it is and however it is escaped', () => {
  const spellings = fc.constantFrom('"a"', '"\\u0061"')
  const wrap = fc.constantFrom(
    (inner: string) => inner,
    (inner: string) => `{"x":${inner}}`,
    (inner: string) => `{"x":[1,${inner}]}`,
  )
  fc.assert(
    fc.property(spellings, spellings, fc.json(), fc.json(), wrap, (one, other, v, w, outer) => {
      const text = outer(`{${one}:${v},${other}:${w}}`)
      const refusal = refusalOf(DomainError, () => parseJsonObject(bytesOf(text)))
      expect(refusal?.code).toBe('invalid-request')
    }),
    runs(300),
  )
})

test('a member called __proto__ is a member, and the prototype does not change', () => {
  const value = parseJsonObject(bytesOf('{"__proto__":{"polluted":true},"constructor":1}'))
  expect(Object.keys(value).toSorted()).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect(value).not.toHaveProperty('polluted')
})

test.each([
  ['a list', '[]'],
  ['a text', '"a"'],
  ['null', 'null'],
  ['nothing', ''],
  ['a byte order mark', '\uFEFF{}'],
  ['a comment', '{/**/}'],
  ['a trailing comma', '{"a":1,}'],
  ['what follows', '{} {}'],
  ['a not-a-number', '{"a":NaN}'],
  ['nine levels', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`],
  ['as many brackets as a body may have', '['.repeat(8_192)],
])('%s is refused as an invalid-request', (_, text) => {
  expect(refusalOf(DomainError, () => parseJsonObject(bytesOf(text)))?.code).toBe('invalid-request')
})
