import type { OwnerRef } from '../owners/owner.ts'

/** At most two secrets of a keypair live: the one in use, and the one it is being replaced by. */
export const LIVE_SECRETS_MAX = 2

/** One **key secret** as it is kept: its MAC, never itself. */
export interface Secret {
  readonly secretId: string
  readonly hint: string
  /** `HMAC-SHA-256(pepper, v1 ‖ keyId ‖ incarnation ‖ secretId ‖ secret)`. */
  readonly mac: Uint8Array
  /** The KMS key that made the MAC, so that a new pepper can stand beside an old one. */
  readonly pepperKeyArn: string
  readonly createdAt: Date
  /** The deadline of a secret that was rotated away. Compared with the clock at each use. */
  readonly expiresAt: Date | null
}

/** A **keypair**: credentials of one owner's incarnation. */
export interface Keypair {
  readonly keyId: string
  readonly owner: OwnerRef
  readonly incarnation: string
  /** Grows by one with every change. It is the ETag, and the condition of every write. */
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

/** When a keypair and each of its secrets last got a token, as noted at most once an hour. */
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
