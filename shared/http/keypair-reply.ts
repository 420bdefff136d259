import { type Keypair, liveSecrets, type Usage } from '../domain/keypair.ts'
import { ownerPath } from '../operations/routes.ts'
import { etagOf } from './etag.ts'

/** A keypair as it is shown: with its last use, and its live secrets only. */
export function shown(keypair: Keypair, usage: Usage | undefined, now: Date) {
  return {
    ...keypair,
    lastUsedAt: usage?.lastUsedAt ?? null,
    secrets: liveSecrets(keypair, now).map((secret) => ({
      ...secret,
      lastUsedAt: usage?.secretLastUsedAt.get(secret.secretId) ?? null,
    })),
  }
}

export function keypairHeaders(keypair: Keypair) {
  return { etag: etagOf(keypair) }
}

/** Where a keypair is found: the `Location` of a new one. */
export function keypairPath({ owner, keyId }: Pick<Keypair, 'owner' | 'keyId'>): string {
  return `${ownerPath(owner)}/keypairs/${keyId}`
}
