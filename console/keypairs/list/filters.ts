import type { Keypair } from '../../api/queries.ts'
import { DAY_MILLISECONDS } from '../../components/text/time.ts'
import { statusOf } from '../status.ts'

/** A keypair that expires within so many days is marked. */
export const EXPIRING_DAYS = 30
const UNUSED_DAYS = 90

/** The filters of the list. */
export const FILTERS = {
  all: () => true,
  enabled: (keypair, now) => statusOf(keypair, now) === 'enabled',
  disabled: ({ enabled }) => !enabled,
  expiring: ({ expiresAt }, now) =>
    expiresAt !== null && expiresAt > now && daysBetween(now, expiresAt) <= EXPIRING_DAYS,
  expired: ({ expiresAt }, now) => expiresAt !== null && expiresAt <= now,
  neverUsed: ({ lastUsedAt }) => lastUsedAt === null,
  // A keypair that was never used counts as unused since its creation.
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

/** Whether each of the words is in the text that the list shows for a keypair, ignoring case. */
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
