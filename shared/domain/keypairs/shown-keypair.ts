import { type Keypair, liveSecrets, type Usage } from './keypair.ts'

/** A keypair as responses show it: with its last use, and only its live secrets. */
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
