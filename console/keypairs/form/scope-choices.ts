import type * as z from 'zod/mini'
import type { listScopes } from '../../../shared/operations/list-scopes.ts'
import type { OwnerRef } from '../../api/call.ts'

type Scope = z.output<(typeof listScopes.success)[200]>['items'][number]

export interface ScopeChoice {
  readonly name: string
  readonly description: string
  /** Whether the catalogue lets such an owner's keypair hold it: if not, it can only be taken away. */
  readonly available: boolean
}

/**
 * The scopes to choose from: all that such an owner's keypair may hold, in the catalogue's order, and after
 * them what the keypair holds besides.
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

/** The names among the choices, in their order: whichever way they were chosen, they are the same. */
export function inOrder(
  choices: readonly ScopeChoice[],
  names: readonly (string | undefined)[],
): readonly string[] {
  return choices.map(({ name }) => name).filter((name) => names.includes(name))
}

/** Those whose name or description has all words that are sought. */
export function matching(choices: readonly ScopeChoice[], sought: string): readonly ScopeChoice[] {
  const words = sought.toLowerCase().split(/\s+/)
  return choices.filter(({ name, description }) => {
    const text = `${name} ${description}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
