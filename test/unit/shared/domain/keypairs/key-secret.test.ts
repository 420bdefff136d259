import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hintOf,
  isKeySecret,
  newKeySecret,
} from '../../../../../shared/domain/keypairs/key-secret.ts'
import { BASE62 } from '../../../../../shared/domain/random-text.ts'

const MANY = 10_000

describe('a key secret', () => {
  const secret = newKeySecret()

  test('has a special prefix, 43 random letters or digits and a checksum, and is unique [CA-16]', () => {
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

  test('needs no escaping in HTTP Basic, in a form, or in a shell [CA-02]', () => {
    expect(encodeURIComponent(secret)).toBe(secret)
  })

  test('can be checked offline: any wrong character is noticed', () => {
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
    ['one with an extra digit', `${secret}0`],
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

  test('no random text is valid, and the check never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !isKeySecret(text)))
  })

  test('has a hint of four characters from its checksum, and none from its random part', () => {
    expect(hintOf(secret)).toBe(secret.slice(-4))
    expect(hintOf(secret)).toHaveLength(4)
  })
})
