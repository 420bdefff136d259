import { describe, expect, test } from 'vitest'
import type { Scope } from '../../../../../shared/domain/tokens/scope-catalogue.ts'
import {
  grantedScopes,
  mayHold,
  requestableScopes,
} from '../../../../../shared/domain/tokens/scopes.ts'

const catalogue: readonly Scope[] = [
  { name: 'api:read', description: '', ownerTypes: ['account', 'environment'] },
  { name: 'account:manage', description: '', ownerTypes: ['account'] },
  { name: 'nobody', description: '', ownerTypes: [] },
]

describe('a keypair may request the scopes that it holds, that the catalogue has, and that its type of owner may hold [SC-08]', () => {
  test.each([
    { what: 'all three', holds: ['api:read'], owner: 'environment', asks: ['api:read'] },
    {
      what: 'removed from the catalogue',
      holds: ['gone', 'api:read'],
      owner: 'account',
      asks: ['api:read'],
    },
    {
      what: 'of the other type of owner',
      holds: ['account:manage'],
      owner: 'environment',
      asks: [],
    },
    {
      what: 'of its type of owner',
      holds: ['account:manage'],
      owner: 'account',
      asks: ['account:manage'],
    },
    { what: 'of no type of owner', holds: ['nobody'], owner: 'account', asks: [] },
    { what: 'nothing held', holds: [], owner: 'account', asks: [] },
  ] as const)('$what', ({ holds, owner, asks }) => {
    expect(requestableScopes(holds, owner, catalogue)).toEqual(asks)
  })

  test('with an empty catalogue nobody may request any scope', () => {
    expect(requestableScopes(['api:read'], 'account', [])).toEqual([])
  })
})

describe('a token gets', () => {
  const requestable = ['api:read', 'api:write']
  test.each([
    {
      what: 'all scopes that the keypair may request, when the request names none [SC-02]',
      requested: undefined,
      gets: requestable,
    },
    { what: 'exactly the requested scopes [SC-03]', requested: ['api:write'], gets: ['api:write'] },
    { what: 'each scope once [SC-05]', requested: ['api:read', 'api:read'], gets: ['api:read'] },
  ])('$what', ({ requested, gets }) => {
    expect(grantedScopes(requested, requestable)).toEqual(gets)
  })
})

describe('a token gets no scope at all, and never all scopes,', () => {
  test.each([
    {
      what: 'when the keypair has no scopes and none is named [SC-06]',
      requested: undefined,
      requestable: [],
    },
    {
      what: 'when the keypair has no scopes and one is named [SC-06]',
      requested: ['api:read'],
      requestable: [],
    },
    {
      what: 'when the request names an empty list [SC-06]',
      requested: [],
      requestable: ['api:read'],
    },
    {
      what: 'when one of several requested scopes is not allowed [SC-04]',
      requested: ['api:read', 'x'],
      requestable: ['api:read'],
    },
  ])('$what', ({ requested, requestable }) => {
    expect(grantedScopes(requested, requestable)).toBeUndefined()
  })

  test.each([
    '*',
    'api',
    'api:',
    'api:*',
    'api:rea',
    'api:read:x',
    'API:READ',
    'api:read ',
    ' api:read',
    '.*',
    'api:write api:read',
    '',
    'constructor',
    '__proto__',
  ])(
    'when it asks for %j of an api:read keypair: there are no patterns [SC-05] [SC-07]',
    (name) => {
      expect(mayHold('account', name, catalogue)).toBe(false)
      expect(grantedScopes([name], ['api:read'])).toBeUndefined()
    },
  )
})
