import type * as z from 'zod/mini'
import type { listScopes } from '../../../shared/operations/list-scopes.ts'
import type { OwnerRef } from '../../api/call.ts'

type Scope = z.output<(typeof listScopes.success)[200]>['items'][number]

export interface ScopeChoice {
  readonly name: string
  readonly description: string
  /** Whether the catalogue allows it for this type of owner. If not, it can only be cleared. */
  readonly available: boolean
}

/**
 * The scopes to choose from: those that the catalogue allows for this type of owner, in its order, then the
 * other scopes that the keypair has.
 */
export function scopeChoices(
  catalogue: readonly Scope[],
  ownerType: OwnerRef['type'],
  held: readonly string[],
): readonly ScopeChoice[] {
  const offered = catalogue.filter(({ ownerTypes }) => ownerTypes.includes(ownerType))
  const others = held.filter((name) => !offered.some((scope) => scope.name === name))
  return [
    ...offered.map(({ name, description }) => ({ name, description, available: true })),
    ...others.map((name) => ({
      name,
      description: catalogue.find((scope) => scope.name === name)?.description ?? '',
      available: false,
    })),
  ]
}

/** The names in the order of the choices, in whichever order they were chosen. */
export function inOrder(
  choices: readonly ScopeChoice[],
  names: readonly (string | undefined)[],
): readonly string[] {
  return choices.map(({ name }) => name).filter((name) => names.includes(name))
}

/** The choices that have each of the words in their name or description. */
export function matching(choices: readonly ScopeChoice[], sought: string): readonly ScopeChoice[] {
  const words = sought.toLowerCase().split(/\s+/)
  return choices.filter(({ name, description }) => {
    const text = `${name} ${description}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
