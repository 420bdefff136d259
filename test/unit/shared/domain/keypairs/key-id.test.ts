import { describe, expect, test } from 'vitest'
import { isKeyId, newKeyId } from '../../../../../shared/domain/keypairs/key-id.ts'

const MANY = 10_000

describe('a key ID', () => {
  test('has a prefix and 26 letters or digits, and is unique [AD-12]', () => {
    const ids = Array.from({ length: MANY }, newKeyId)
    expect(ids.every((id) => /^fbk_[A-Za-z0-9]{26}$/.test(id) && isKeyId(id))).toBe(true)
    expect(new Set(ids).size).toBe(MANY)
  })

  const id = newKeyId()
  test.each([
    ['nothing', ''],
    ['one without its first character', id.slice(1)],
    ['one without its last character', id.slice(0, -1)],
    ['one with an extra digit', `${id}0`],
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
