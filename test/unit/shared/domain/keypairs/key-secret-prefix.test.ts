import { expect, test } from 'vitest'
import { isKeySecret, newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'

test('a text with the wrong length or prefix is not a key secret, even with a right checksum [CA-16]', () => {
  const keySecret = newKeySecret()
  const rest = keySecret.slice('fbs_'.length)
  expect(isKeySecret(keySecret)).toBe(true)
  for (const other of [`fbk_${rest}`, `FBS_${rest}`, `fbs-${rest}`, rest, `x${keySecret}`]) {
    expect(isKeySecret(other)).toBe(false)
  }
})
