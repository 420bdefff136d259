import type { Keypair } from '../api/queries.ts'

/** Whether a keypair gets tokens, and if not, what to blame first. */
export type KeypairStatus = 'enabled' | 'disabled' | 'expired'

export function statusOf({ enabled, expiresAt }: Keypair, now: Date): KeypairStatus {
  if (expiresAt !== null && expiresAt <= now) return 'expired'
  return enabled ? 'enabled' : 'disabled'
}
