import { SCOPE_CATALOGUE, type Scope } from '../../../shared/domain/tokens/scope-catalogue.ts'

const COUNT = 30

/**
 * Adds scopes for accounts to the catalogue of this process, up to thirty, to test pages with many scopes.
 */
export function addManyScopes(): readonly string[] {
  const scopes = Array.from({ length: COUNT - SCOPE_CATALOGUE.length }, (_, place): Scope => {
    const part = `feedback-module-${place + 1}`
    return {
      name: place % 3 === 0 ? `${part}-with-a-rather-long-name:read` : `${part}:read`,
      description: `Read what module ${place + 1} has gathered, and nothing else.`,
      ownerTypes: ['account'],
    }
  })
  Reflect.apply(Array.prototype.push, SCOPE_CATALOGUE, scopes)
  return scopes.map(({ name }) => name)
}
