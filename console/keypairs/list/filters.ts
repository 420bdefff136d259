import type { Keypair } from '../../api/queries.ts'
import { DAY_MILLISECONDS } from '../../components/text/time.ts'
import { statusOf } from '../status.ts'

/** An expiry so near is to be looked at. */
export const EXPIRING_DAYS = 30
const UNUSED_DAYS = 90

/** What the list can be narrowed to, besides by words. */
export const FILTERS = {
  all: () => true,
  enabled: (keypair, now) => statusOf(keypair, now) === 'enabled',
  disabled: ({ enabled }) => !enabled,
  expiring: ({ expiresAt }, now) =>
    expiresAt !== null && expiresAt > now && daysBetween(now, expiresAt) <= EXPIRING_DAYS,
  expired: ({ expiresAt }, now) => expiresAt !== null && expiresAt <= now,
  neverUsed: ({ lastUsedAt }) => lastUsedAt === null,
  // One that was never used is unused since it was made.
  unused: ({ lastUsedAt, createdAt }, now) =>
    daysBetween(lastUsedAt ?? createdAt, now) >= UNUSED_DAYS,
} as const satisfies Record<string, (keypair: Keypair, now: Date) => boolean>

export type FilterId = keyof typeof FILTERS

export const FILTER_IDS: readonly FilterId[] = [
  'all',
  'enabled',
  'disabled',
  'expiring',
  'expired',
  'neverUsed',
  'unused',
]

/** Whether a keypair has the words somewhere in what is shown of it, whatever their case. */
export function hasWords(keypair: Keypair, words: string): boolean {
  const { keyId, comment, scopes, createdBy, secrets } = keypair
  const text = [keyId, comment ?? '', ...scopes, createdBy, ...secrets.map(({ hint }) => hint)]
    .join('\n')
    .toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MILLISECONDS
}
