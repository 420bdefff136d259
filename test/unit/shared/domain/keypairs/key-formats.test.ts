import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isKeyId, newKeyId } from '../../../../../shared/domain/keypairs/key-id.ts'
import {
  hintOf,
  isKeySecret,
  newKeySecret,
} from '../../../../../shared/domain/keypairs/key-secret.ts'
import { newSecretId, SECRET_ID_PATTERN } from '../../../../../shared/domain/keypairs/secret-id.ts'
import { BASE32, BASE62, randomText } from '../../../../../shared/domain/random-text.ts'

const MANY = 10_000

describe('a key ID', () => {
  test('has a prefix and 26 letters or digits, and is like no other [AD-12]', () => {
    const ids = Array.from({ length: MANY }, newKeyId)
    expect(ids.every((id) => /^fbk_[A-Za-z0-9]{26}$/.test(id) && isKeyId(id))).toBe(true)
    expect(new Set(ids).size).toBe(MANY)
  })

  const id = newKeyId()
  test.each([
    ['nothing', ''],
    ['one without its first character', id.slice(1)],
    ['one without its last character', id.slice(0, -1)],
    ['one with a digit more', `${id}0`],
    ['one after a space', ` ${id}`],
    ['one before a line break', `${id}\n`],
    ['one with the prefix of a secret', id.replace('fbk_', 'fbs_')],
    ['one with its prefix in capitals', id.replace('fbk_', 'FBK_')],
    ['a prefix and letters with accents', `fbk_${'é'.repeat(26)}`],
    ['a prefix and hyphens', `fbk_${'-'.repeat(26)}`],
  ])('is not %s', (_, text) => {
    expect(isKeyId(text)).toBe(false)
  })
})

describe('a key secret', () => {
  const secret = newKeySecret()

  test('has a prefix of its own, 43 random letters or digits and a checksum, and is like no other [CA-16]', () => {
    const secrets = Array.from({ length: MANY }, newKeySecret)
    expect(secrets.every((one) => /^fbs_[A-Za-z0-9]{49}$/.test(one) && isKeySecret(one))).toBe(true)
    expect(new Set(secrets).size).toBe(MANY)
    expect(new Set(secrets.map((one) => one.slice(4, 47))).size).toBe(MANY)
  })

  test('ends in the CRC-32 of its random part, in base 62 [CA-16]', () => {
    for (const one of Array.from({ length: 100 }, newKeySecret)) {
      const digits = [...one.slice(47)].map((digit) => BASE62.indexOf(digit))
      expect(digits.reduce((value, digit) => value * 62 + digit)).toBe(crc32(one.slice(4, 47)))
    }
  })

  test('needs no escape in HTTP Basic, in a form, or in a shell [CA-02]', () => {
    expect(encodeURIComponent(secret)).toBe(secret)
  })

  test('is told from junk offline: one wrong character anywhere is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 52 }), fc.constantFrom(...BASE62), (place, letter) => {
        const other = secret.slice(0, place) + letter + secret.slice(place + 1)
        expect(isKeySecret(other)).toBe(other === secret)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['nothing', ''],
    ['a prefix', 'fbs_'],
    ['one without its first character', secret.slice(1)],
    ['one without its last character', secret.slice(0, -1)],
    ['one with a digit more', `${secret}0`],
    ['one after a space', ` ${secret}`],
    ['one before a line break', `${secret}\n`],
    ['one before a NUL', `${secret}\u0000`],
    ['one with the prefix of a key ID', secret.replace('fbs_', 'fbk_')],
    ['one in small letters', secret.toLowerCase()],
    ['one in capitals', secret.toUpperCase()],
    ['one with its prefix in full width', secret.replace('fbs_', '\uff46\uff42\uff53_')],
  ])('is not %s [CA-13]', (_, text) => {
    expect(isKeySecret(text)).toBe(false)
  })

  test('any text at all is judged without a fault, and none is taken for a secret', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !isKeySecret(text)))
  })

  test('gives four characters of its checksum as a hint, and none of its random part', () => {
    expect(hintOf(secret)).toBe(secret.slice(-4))
    expect(hintOf(secret)).toHaveLength(4)
  })
})

test('a secret’s id names it and gives nothing of it away: it is random too', () => {
  const ids = Array.from({ length: 1_000 }, newSecretId)
  expect(ids.every((id) => SECRET_ID_PATTERN.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('random text', () => {
  test.each([
    { name: 'base 62', alphabet: BASE62 },
    { name: 'base 32', alphabet: BASE32 },
  ])('of $name has every character as often as any other [CA-16]', ({ alphabet }) => {
    const pieces = 10
    const expected = 5_000
    const counts = new Map<string, number>()
    for (let piece = 0; piece < pieces; piece += 1) {
      for (const letter of randomText(alphabet, (alphabet.length * expected) / pieces)) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1)
      }
    }
    // Eight standard deviations: by chance once in 10^13 runs; bias by modulo would be a fifth more.
    const off = 8 * Math.sqrt(expected)
    for (const letter of alphabet) {
      expect(Math.abs((counts.get(letter) ?? 0) - expected)).toBeLessThan(off)
    }
  })

  test('has the length asked for', () => {
    for (const length of [0, 1, 22, 1_000]) expect(randomText(BASE62, length)).toHaveLength(length)
  })
})
