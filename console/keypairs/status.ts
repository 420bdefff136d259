import type { Keypair } from '../api/queries.ts'

/** In the order in which the list sorts them: first those that get access tokens. */
export const STATUSES = ['enabled', 'disabled', 'expired', 'expiredAndDisabled'] as const
export type KeypairStatus = (typeof STATUSES)[number]

/** Whether a keypair gets access tokens and, if not, why. */
export function statusOf({ enabled, expiresAt }: Keypair, now: Date): KeypairStatus {
  if (expiresAt === null || expiresAt > now) return enabled ? 'enabled' : 'disabled'
  return enabled ? 'expired' : 'expiredAndDisabled'
}
