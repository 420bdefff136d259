// The **scope catalogue**: edit this file to change what keypairs may ask for. A scope taken out is
// refused at the next token request, whatever keypairs still name it.
import type { OwnerType } from '../owners/owner.ts'

export interface Scope {
  readonly name: string
  readonly description: string
  /** The kinds of owner whose keypairs may hold it. */
  readonly ownerTypes: readonly OwnerType[]
}

/**
 * Scopes of the Feedback API. An account's keypair covers all its environments, so it may hold the
 * environment scopes too; a scope of the account alone is never an environment's.
 * Names never contain an owner's id: the token itself says which owner it covers.
 */
export const SCOPE_CATALOGUE: readonly Scope[] = [
  {
    name: 'feedback-report:read',
    description: 'Read reporting data.',
    ownerTypes: ['account', 'environment'],
  },
  {
    name: 'feedback-queries:read',
    description: 'Read feedback queries and their settings.',
    ownerTypes: ['account', 'environment'],
  },
  {
    name: 'feedback-queries:create',
    description: 'Create feedback queries.',
    ownerTypes: ['account', 'environment'],
  },
  {
    name: 'feedback-admin',
    description: 'Administer environments: their settings, users and queries.',
    ownerTypes: ['account', 'environment'],
  },
  {
    name: 'feedback-account:read',
    description: 'Read the account and the list of its environments.',
    ownerTypes: ['account'],
  },
  {
    name: 'feedback-account:manage',
    description: 'Change the settings of the account.',
    ownerTypes: ['account'],
  },
]
