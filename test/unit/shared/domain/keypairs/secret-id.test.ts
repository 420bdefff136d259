import { expect, test } from 'vitest'
import { newSecretId, SECRET_ID_PATTERN } from '../../../../../shared/domain/keypairs/secret-id.ts'

test('a secret id is random, so it says nothing of the key secret', () => {
  const ids = Array.from({ length: 1_000 }, newSecretId)
  expect(ids.every((id) => SECRET_ID_PATTERN.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})
