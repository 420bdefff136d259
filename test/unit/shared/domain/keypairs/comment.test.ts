import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { commentFault } from '../../../../../shared/domain/keypairs/comment.ts'
import { newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import { comment } from '../../../../../shared/operations/schemas/primitives.ts'

describe('a comment may be any printable text [AD-06]', () => {
  test.each([
    '',
    ' ',
    'nightly export',
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x")',
    '"; DROP TABLE',
    'naïve — “quoted”',
    '\u65e5\u672c\u8a9e',
    '\u05e2\u05d1\u05e8\u05d9\u05ea',
    '👩🏽\u200d💻',
    'e\u0301',
    'x'.repeat(256),
    '👍'.repeat(256),
  ])('%j', (text) => {
    expect(commentFault(text)).toBeUndefined()
  })
})

describe('a comment must not be too long, counted in characters as people see them [AD-06]', () => {
  test.each(['x'.repeat(257), '👍'.repeat(257), 'x'.repeat(100_000)])('row %#', (text) => {
    expect(commentFault(text)).toBe('must have at most 256 characters')
  })
})

/** The attack: text that forges a line of a log, or shows a reviewer other text than it contains. */
describe('a comment must not hide or reorder text, or break lines [AD-06] [TM-40]', () => {
  const forbidden = [
    ['NUL', 0x00],
    ['tab', 0x09],
    ['line feed', 0x0a],
    ['carriage return', 0x0d],
    ['escape', 0x1b],
    ['unit separator', 0x1f],
    ['delete', 0x7f],
    ['next line', 0x85],
    ['last C1 control', 0x9f],
    ['line separator', 0x2028],
    ['paragraph separator', 0x2029],
    ['left-to-right mark', 0x200e],
    ['right-to-left mark', 0x200f],
    ['Arabic letter mark', 0x061c],
    ['left-to-right embedding', 0x202a],
    ['right-to-left override', 0x202e],
    ['left-to-right isolate', 0x2066],
    ['pop directional isolate', 0x2069],
    ['byte order mark', 0xfeff],
    ['first half of a pair', 0xd800],
    ['second half of a pair', 0xdfff],
  ] as const
  test.each(forbidden)('%s', (_, code) => {
    const character = String.fromCharCode(code)
    for (const text of [character, `a${character}`, `${character}a`, `a${character}b`]) {
      expect(commentFault(text)).toBe('must not contain control or bidirectional characters')
    }
  })
})

/** Texts that look the same must be the same, and a check must see the stored form. */
describe('a comment is stored in Unicode normalization form C, and checked in this form [AD-06]', () => {
  const kept = (text: string) => z.safeParse(comment, text).data

  test.each([
    ['e\u0301', '\u00e9'],
    ['\u1112\u1161\u11ab', '\ud55c'],
    ['\u212b', '\u00c5'],
    // These do not change in this form.
    ['\ufb01', '\ufb01'],
    ['\uff21', '\uff21'],
  ])('%j is %j', (text, form) => {
    expect(kept(text)).toBe(form)
  })

  test('256 characters are not too long, even when they were 512 before normalization', () => {
    expect(kept('e\u0301'.repeat(256))).toBe('\u00e9'.repeat(256))
  })

  test('100 characters are too long when they become 300', () => {
    expect('\ufb2c'.repeat(100).normalize('NFC')).toHaveLength(300)
    expect(kept('\ufb2c'.repeat(100))).toBeUndefined()
  })

  /** The attack: a Kelvin sign, which becomes a K, hides a key secret from the check. */
  test('a text that becomes a key secret by normalization counts as one', () => {
    const keySecret = secretWithK()
    const disguised = keySecret.replace('K', '\u212a')
    expect(commentFault(disguised)).toBeUndefined()
    expect(kept(disguised)).toBeUndefined()
  })
})

function secretWithK(): string {
  const keySecret = newKeySecret()
  return keySecret.includes('K') ? keySecret : secretWithK()
}

/** The mistake: somebody writes a key secret where all administrators can read it. */
describe('a comment must not contain a key secret [CA-18]', () => {
  const keySecret = newKeySecret()

  test.each([keySecret, `the secret is ${keySecret}.`])('row %#', (text) => {
    expect(commentFault(text)).toBe('must not contain a key secret')
  })

  test('but it may mention one', () => {
    expect(commentFault(`the one that ends in ${keySecret.slice(-4)}, not fbs_…`)).toBeUndefined()
  })
})

test('the check never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const fault = commentFault(text)
      expect(fault === undefined || fault.startsWith('must ')).toBe(true)
    }),
  )
})
