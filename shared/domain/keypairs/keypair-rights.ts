import type { Keypair, Secret } from './keypair.ts'

/**
 * What a version of a keypair may do, and until when its secrets do. Every audit event of a keypair
 * keeps it, so that a table restored from a backup can be held against what has happened since.
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
