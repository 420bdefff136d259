import { describe, expect, test } from 'vitest'
import { DomainError } from '../../../../../shared/domain/errors.ts'
import { retire } from '../../../../../shared/domain/keypairs/keypair-changes.ts'
import { aKeypair, aSecret, NOW } from '../../../support/domain-values.ts'

describe('retiring a secret', () => {
  const one = aSecret({ secretId: 'one00000' })
  const two = aSecret({ secretId: 'two00000' })
  const dead = aSecret({ secretId: 'dead0000', expiresAt: NOW })

  test.each([
    { retired: one, kept: two },
    { retired: two, kept: one },
  ])('removes that one and keeps the other', ({ retired, kept }) => {
    const { secrets, version } = retire(aKeypair({ secrets: [one, two] }), retired.secretId, NOW)
    expect(secrets).toEqual([kept])
    expect(version).toBe(2)
  })

  test.each([
    { what: 'the only secret', secrets: [one] },
    { what: 'the only secret before its deadline', secrets: [dead, one] },
  ])('refuses $what, so that a keypair never becomes unusable by accident', ({ secrets }) => {
    expect(codeOf(() => retire(aKeypair({ secrets }), one.secretId, NOW))).toBe('last-live-secret')
  })

  test.each([
    { what: 'an unknown secret', secretId: 'none0000' },
    { what: 'a secret past its deadline', secretId: dead.secretId },
  ])('does not find $what', ({ secretId }) => {
    const keypair = aKeypair({ secrets: [dead, one, two] })
    expect(codeOf(() => retire(keypair, secretId, NOW))).toBe('not-found')
  })
})

function codeOf(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
