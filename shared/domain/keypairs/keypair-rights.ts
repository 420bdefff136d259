import type { Keypair, Secret } from './keypair.ts'

/**
 * What a version of a keypair may do, and the deadlines of its secrets. Every audit event about a keypair
 * records it, so that a table from a backup can be compared with what happened later.
 */
export type KeypairRights = Pick<Keypair, 'version' | 'enabled' | 'scopes' | 'expiresAt'> & {
  readonly secrets: readonly Pick<Secret, 'secretId' | 'expiresAt'>[]
}

export function rightsOf(keypair: Keypair): KeypairRights {
  const { version, enabled, scopes, expiresAt } = keypair
  const secrets = keypair.secrets.map((secret) => ({
    secretId: secret.secretId,
    expiresAt: secret.expiresAt,
  }))
  return { version, enabled, scopes, expiresAt, secrets }
}
