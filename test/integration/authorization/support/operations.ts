// Every operation on the keypairs of an owner, as users know it, without any of the product's code.

/** A keypair to address, and one of its secrets. */
export interface Target {
  readonly keyId: string
  readonly secretId: string
}

export interface ModelOperation {
  readonly id: string
  readonly method: string
  /** The part after the owner's path. */
  readonly path: (target: Target) => string
  readonly body?: object
  /** The status of a success. */
  readonly success: number
}

/** Every operation on the keypairs of an owner. */
export const OPERATIONS: readonly ModelOperation[] = [
  {
    id: 'create-keypair',
    method: 'POST',
    path: () => '/keypairs',
    body: { scopes: ['feedback-report:read'] },
    success: 201,
  },
  { id: 'list-keypairs', method: 'GET', path: () => '/keypairs', success: 200 },
  { id: 'list-audit-events', method: 'GET', path: () => '/events', success: 200 },
  { id: 'get-keypair', method: 'GET', path: ({ keyId }) => `/keypairs/${keyId}`, success: 200 },
  {
    id: 'update-keypair',
    method: 'PATCH',
    path: ({ keyId }) => `/keypairs/${keyId}`,
    body: { comment: 'changed' },
    success: 200,
  },
  {
    id: 'disable-keypair',
    method: 'POST',
    path: ({ keyId }) => `/keypairs/${keyId}/disable`,
    success: 200,
  },
  {
    id: 'enable-keypair',
    method: 'POST',
    path: ({ keyId }) => `/keypairs/${keyId}/enable`,
    success: 200,
  },
  {
    id: 'rotate-secret',
    method: 'POST',
    path: ({ keyId }) => `/keypairs/${keyId}/secrets`,
    body: { overlapSeconds: 60 },
    success: 201,
  },
  {
    id: 'retire-secret',
    method: 'DELETE',
    path: ({ keyId, secretId }) => `/keypairs/${keyId}/secrets/${secretId}`,
    success: 204,
  },
  {
    id: 'remove-keypair',
    method: 'DELETE',
    path: ({ keyId }) => `/keypairs/${keyId}`,
    success: 204,
  },
]

/** The operations that address one keypair, and those that change something. */
export const KEYPAIR_OPERATIONS = OPERATIONS.slice(3)
export const MUTATIONS = OPERATIONS.filter(({ method }) => method !== 'GET')
