import type { Keypair } from '../api/queries.ts'

/** From what gets tokens to what never will as it is: the order in which a list shows them. */
export const STATUSES = ['enabled', 'disabled', 'expired', 'expiredAndDisabled'] as const
export type KeypairStatus = (typeof STATUSES)[number]

/** Whether a keypair gets tokens, and if not, everything that stands in the way. */
export function statusOf({ enabled, expiresAt }: Keypair, now: Date): KeypairStatus {
  if (expiresAt === null || expiresAt > now) return enabled ? 'enabled' : 'disabled'
  return enabled ? 'expired' : 'expiredAndDisabled'
}
