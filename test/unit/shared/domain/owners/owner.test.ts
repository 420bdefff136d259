import { describe, expect, test } from 'vitest'
import {
  newIncarnation,
  OWNER_ID_PATTERN,
  openOwner,
  sameOwner,
} from '../../../../../shared/domain/owners/owner.ts'
import { anAccount, anEnvironment } from '../../../support/domain-values.ts'

const account = anAccount()
const environment = anEnvironment(account)

describe('an owner is open', () => {
  test('if it is a registered account: it is then also the account above', () => {
    expect(openOwner(account, undefined)).toEqual({ owner: account, account })
  })

  test('if it is a registered environment, and its account is still the same registration', () => {
    expect(openOwner(environment, account)).toEqual({ owner: environment, account })
  })
})

describe('an owner is not open', () => {
  test.each([
    { what: 'if it is not registered', owner: undefined, above: account },
    { what: 'if its account has closed, before any sweep', owner: environment, above: undefined },
    {
      what: 'if its account has closed and was registered again: that is another account',
      owner: environment,
      above: anAccount({ id: account.id }),
    },
    {
      what: 'under an account with another id, even if the incarnation were the same',
      owner: environment,
      above: anAccount({ id: 'globex', incarnation: account.incarnation }),
    },
    { what: 'under an environment', owner: environment, above: anEnvironment(account) },
    {
      what: 'under an environment with the id and incarnation of its account',
      owner: environment,
      above: anEnvironment(account, { id: account.id, incarnation: account.incarnation }),
    },
  ])('$what', ({ owner, above }) => {
    expect(openOwner(owner, above)).toBeUndefined()
  })
})

test('an account and an environment with the same id are two owners', () => {
  expect(sameOwner({ type: 'account', id: 'a' }, { type: 'account', id: 'a' })).toBe(true)
  expect(sameOwner({ type: 'account', id: 'a' }, { type: 'environment', id: 'a' })).toBe(false)
  expect(sameOwner({ type: 'account', id: 'a' }, { type: 'account', id: 'A' })).toBe(false)
})

test('every registration gets a new incarnation', () => {
  const incarnations = Array.from({ length: 10_000 }, newIncarnation)
  expect(new Set(incarnations).size).toBe(incarnations.length)
  expect(incarnations.every((incarnation) => /^[0-9a-z]{16}$/.test(incarnation))).toBe(true)
})

describe('an owner id has no character with a meaning in a key, a path or a log [TM-37]', () => {
  test.each(['a', 'A-1', 'acme_prod', '0', 'x'.repeat(64)])('%j is valid', (id) => {
    expect(OWNER_ID_PATTERN.test(id)).toBe(true)
  })

  test.each([
    '',
    '-a',
    '_a',
    'x'.repeat(65),
    'a#b',
    'a/b',
    'a.b',
    'a b',
    'a\n',
    'a%2f',
    'a:b',
    'ä',
    'a\u0000',
  ])('%j is invalid', (id) => {
    expect(OWNER_ID_PATTERN.test(id)).toBe(false)
  })
})
