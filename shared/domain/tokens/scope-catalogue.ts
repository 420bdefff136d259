// The **scope catalogue**: this file defines which scopes keypairs may request. If you delete a scope here,
// token requests for it are refused, even if keypairs still have it.
import type { OwnerType } from '../owners/owner.ts'

export interface Scope {
  readonly name: string
  readonly description: string
  /** The types of owner that may have keypairs with this scope. */
  readonly ownerTypes: readonly OwnerType[]
}

/**
 * The scopes of the Feedback API. A keypair of an account covers all its environments, so it may have the
 * environment scopes too. A keypair of an environment may not have the account scopes. The names never
 * contain the ID of an owner: the token itself says which owner it covers.
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
