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
    '',
    id.slice(1),
    id.slice(0, -1),
    `${id}0`,
    ` ${id}`,
    `${id}\n`,
    id.replace('fbk_', 'fbs_'),
    id.replace('fbk_', 'FBK_'),
    `fbk_${'é'.repeat(26)}`,
    `fbk_${'-'.repeat(26)}`,
  ])('is not %j', (text) => {
    expect(isKeyId(text)).toBe(false)
  })
})
