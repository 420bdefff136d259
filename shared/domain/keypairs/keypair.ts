import type { OwnerRef } from '../owners/owner.ts'

/** A keypair has at most two live secrets: the one in use, and the one that replaces it. */
export const LIVE_SECRETS_MAX = 2

/** A **secret**: the stored record of a key secret. It has the MAC, never the key secret itself. */
export interface Secret {
  readonly secretId: string
  readonly hint: string
  /** `HMAC-SHA-256(pepper, v1 ‖ keyId ‖ incarnation ‖ secretId ‖ keySecret)`. */
  readonly mac: Uint8Array
  /** The KMS key that made the MAC. Secrets with an old and a new pepper can exist together. */
  readonly pepperKeyArn: string
  readonly createdAt: Date
  /** The deadline of a rotated secret. Every token request compares it with the clock. */
  readonly expiresAt: Date | null
}

/** A **keypair**: credentials of one incarnation of an owner. */
export interface Keypair {
  readonly keyId: string
  readonly owner: OwnerRef
  readonly incarnation: string
  /** Grows by one with every change. It is the ETag, and every write depends on it. */
  readonly version: number
  readonly comment: string | null
  readonly scopes: readonly string[]
  readonly enabled: boolean
  readonly createdAt: Date
  /** The `sub` of the administrator who created it. */
  readonly createdBy: string
  readonly updatedAt: Date
  readonly expiresAt: Date | null
  readonly secrets: readonly Secret[]
}

/** When a keypair and each of its secrets were last used for a token. It is recorded at most once an hour. */
export interface Usage {
  readonly lastUsedAt: Date | null
  readonly secretLastUsedAt: ReadonlyMap<string, Date>
}

export function isExpired(thing: { readonly expiresAt: Date | null }, now: Date): boolean {
  return thing.expiresAt !== null && thing.expiresAt <= now
}

export function liveSecrets(keypair: Keypair, now: Date): readonly Secret[] {
  return keypair.secrets.filter((secret) => !isExpired(secret, now))
}
