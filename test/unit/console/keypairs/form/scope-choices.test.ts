import { describe, expect, it } from 'vitest'
import {
  inOrder,
  matching,
  scopeChoices,
} from '../../../../../console/keypairs/form/scope-choices.ts'

const CATALOGUE = [
  { name: 'read', description: 'Read.', ownerTypes: ['account', 'environment'] },
  { name: 'settings', description: 'Change settings.', ownerTypes: ['account'] },
] as const

function choices(ownerType: 'account' | 'environment', held: readonly string[] = []) {
  const catalogue = CATALOGUE.map((scope) => ({ ...scope, ownerTypes: [...scope.ownerTypes] }))
  return scopeChoices(catalogue, ownerType, held)
}

describe('the scopes to choose from', () => {
  it('are those that the catalogue allows for the type of owner', () => {
    expect(choices('account').map(({ name }) => name)).toEqual(['read', 'settings'])
    expect(choices('environment').map(({ name }) => name)).toEqual(['read'])
  })

  it('include what the keypair has but may no longer have, so that it can be cleared', () => {
    expect(choices('environment', ['read', 'settings', 'gone'])).toEqual([
      { name: 'read', description: 'Read.', available: true },
      { name: 'settings', description: 'Change settings.', available: false },
      { name: 'gone', description: '', available: false },
    ])
  })

  it('are in the order of the catalogue, in whichever order they were chosen', () => {
    expect(inOrder(choices('account'), ['settings', undefined, 'read'])).toEqual([
      'read',
      'settings',
    ])
  })

  it('are found by words of which each is in the name or the description', () => {
    const found = (sought: string) => matching(choices('account'), sought).map(({ name }) => name)
    expect(found(' CHANGE  sett')).toEqual(['settings'])
    expect(found('read settings')).toEqual([])
    expect(found('')).toEqual(['read', 'settings'])
  })
})
