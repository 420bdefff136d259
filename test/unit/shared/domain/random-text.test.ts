import { describe, expect, test } from 'vitest'
import { BASE32, BASE62, randomText } from '../../../../shared/domain/random-text.ts'

describe('random text', () => {
  test.each([
    { name: 'base 62', alphabet: BASE62 },
    { name: 'base 32', alphabet: BASE32 },
  ])('of $name has all characters equally often [CA-16]', ({ alphabet }) => {
    const pieces = 10
    const expected = 5_000
    const counts = new Map<string, number>()
    for (let piece = 0; piece < pieces; piece += 1) {
      for (const letter of randomText(alphabet, (alphabet.length * expected) / pieces)) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1)
      }
    }
    // Eight standard deviations: by chance once in 10^13 runs; a modulo bias would be a fifth.
    const off = 8 * Math.sqrt(expected)
    for (const letter of alphabet) {
      expect(Math.abs((counts.get(letter) ?? 0) - expected)).toBeLessThan(off)
    }
  })

  test('has the given length', () => {
    for (const length of [0, 1, 22, 1_000]) expect(randomText(BASE62, length)).toHaveLength(length)
  })
})
