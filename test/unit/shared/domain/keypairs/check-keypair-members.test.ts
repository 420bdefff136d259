import { describe, expect, test } from 'vitest'
import {
  checkExpiry,
  checkScopes,
} from '../../../../../shared/domain/keypairs/check-keypair-members.ts'
import { SCOPE_CATALOGUE } from '../../../../../shared/domain/tokens/scope-catalogue.ts'
import { SCOPE_TOKEN_PATTERN } from '../../../../../shared/domain/tokens/scopes.ts'
import { at, NOW } from '../../../support/domain-values.ts'

describe('the scopes of a keypair', () => {
  test('are reported one by one, with their index, when they are not in the catalogue [TM-10]', () => {
    expect(() => checkScopes(['feedback-report:read', 'admin'], 'account')).toThrowError(
      expect.objectContaining({
        code: 'invalid-request',
        members: [{ member: 'scopes[1]', reason: expect.any(String) }],
      }),
    )
  })

  test('are refused when only the other type of owner may hold them [TM-10]', () => {
    expect(() => checkScopes(['feedback-account:read'], 'environment')).toThrowError('environment')
    expect(() => checkScopes(['feedback-account:read'], 'account')).not.toThrow()
  })

  test('may be empty', () => {
    expect(() => checkScopes([], 'environment')).not.toThrow()
  })
})

describe('an expiry', () => {
  test.each([undefined, null, at(1)])('may be %s', (expiresAt) => {
    expect(() => checkExpiry(expiresAt, NOW)).not.toThrow()
  })

  test.each([NOW, at(-1)])('must not be %s: that is not in the future', (expiresAt) => {
    expect(() => checkExpiry(expiresAt, NOW)).toThrowError(
      expect.objectContaining({ code: 'invalid-request' }),
    )
  })
})

describe('the delivered catalogue', () => {
  test('has every scope once, in characters that a token request can carry [SC-01]', () => {
    const names = SCOPE_CATALOGUE.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(SCOPE_TOKEN_PATTERN)
  })

  test('says what every scope is for and who may hold it', () => {
    for (const { description, ownerTypes } of SCOPE_CATALOGUE) {
      expect(description).not.toBe('')
      expect(ownerTypes.length).toBeGreaterThan(0)
    }
  })
})
