import { DAY, HOUR, MINUTE, secondsAfter } from '../../../shared/domain/duration.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { backdate } from './backdate.ts'
import { type Credentials, pathOf, type Studio } from './studio.ts'

export const PRODUCTION: OwnerRef = { type: 'environment', id: 'acme-prod' }
export const ROTATED_COMMENT = 'Nightly export to the data warehouse'

interface Sample {
  readonly comment: string | null
  readonly scopes: readonly string[]
  readonly createdDaysAgo: number
  readonly usedSecondsAgo?: number
  readonly expiresInDays?: number
  readonly disabled?: boolean
  /** It was rotated so many days ago. The old secret has a deadline `overlapDays` from now. */
  readonly rotated?: {
    readonly daysAgo: number
    readonly usedSecondsAgo?: number
    readonly overlapDays: number
  }
}

const REPORT = 'feedback-report:read'
const READ = 'feedback-queries:read'
const CREATE = 'feedback-queries:create'
const ADMIN = 'feedback-admin'

const SAMPLES: readonly Sample[] = [
  {
    comment: 'Archive of closed surveys',
    scopes: [REPORT],
    createdDaysAgo: 412,
    usedSecondsAgo: 131 * DAY,
    disabled: true,
  },
  {
    comment: ROTATED_COMMENT,
    scopes: [REPORT, READ],
    createdDaysAgo: 203,
    usedSecondsAgo: 2 * DAY + 3 * HOUR,
    rotated: { daysAgo: 3, usedSecondsAgo: 5 * HOUR, overlapDays: 4 },
  },
  {
    comment: 'Sync of query settings to the CRM',
    scopes: [READ, CREATE],
    createdDaysAgo: 148,
    usedSecondsAgo: 4 * MINUTE,
    expiresInDays: 217,
  },
  {
    comment: 'Proof of concept: sentiment dashboard',
    scopes: [REPORT],
    createdDaysAgo: 97,
    usedSecondsAgo: 41 * DAY,
    expiresInDays: -6,
  },
  {
    comment: 'CI of the mobile app',
    scopes: [READ],
    createdDaysAgo: 62,
    usedSecondsAgo: 26 * MINUTE,
    expiresInDays: 12,
  },
  {
    comment: 'Monthly report to the board',
    scopes: [REPORT, READ, CREATE, ADMIN],
    createdDaysAgo: 33,
    usedSecondsAgo: 20 * DAY,
  },
  {
    comment: 'Load test, may be removed afterwards',
    scopes: [REPORT, CREATE],
    createdDaysAgo: 1,
    expiresInDays: 29,
  },
]

/** Fills the demo's production environment with keypairs that have a past and real uses. */
export async function fillDemo(studio: Studio): Promise<ReadonlyMap<string, Credentials>> {
  const keypairs = new Map<string, Credentials>()
  for (const sample of SAMPLES) {
    keypairs.set(sample.comment ?? '', await addSample(studio, PRODUCTION, sample))
  }
  return keypairs
}

/** Creates a keypair, gets tokens with it, and moves both into the past. */
export async function addSample(
  studio: Studio,
  owner: OwnerRef,
  sample: Sample,
): Promise<Credentials> {
  const now = new Date()
  const { comment, scopes, expiresInDays, rotated } = sample
  const expiresAt =
    expiresInDays === undefined ? undefined : secondsAfter(now, expiresInDays * DAY + HOUR)
  const isExpired = expiresAt !== undefined && expiresAt < now
  const body = { comment, scopes, ...(expiresAt && !isExpired && { expiresAt }) }
  const credentials = await studio.createKeypair(owner, body)
  if (sample.usedSecondsAgo !== undefined) await studio.use(credentials)
  if (rotated) {
    const { overlapDays } = rotated
    const renewed = await studio.rotate(owner, credentials.keyId, overlapDays * DAY + HOUR)
    if (rotated.usedSecondsAgo !== undefined) await studio.use(renewed)
  }
  if (sample.disabled) {
    await studio.api('POST', `${pathOf(owner)}/keypairs/${credentials.keyId}/disable`)
  }
  const ago = (seconds: number | undefined) =>
    seconds === undefined ? undefined : secondsAfter(now, -seconds)
  const createdAt = secondsAfter(now, -sample.createdDaysAgo * DAY)
  const rotatedAt = rotated && secondsAfter(now, -rotated.daysAgo * DAY)
  await backdate(studio.stack.tableName, owner, credentials.keyId, {
    createdAt,
    updatedAt: rotatedAt,
    expiresAt,
    secretsCreatedAt: rotatedAt ? [createdAt, rotatedAt] : [createdAt],
    secretsUsedAt: [ago(sample.usedSecondsAgo), ago(rotated?.usedSecondsAgo)],
  })
  return credentials
}

/** Adds keypairs to an owner that differ only in their number. */
export async function addKeypairs(studio: Studio, owner: OwnerRef, count: number): Promise<void> {
  for (let place = 1; place <= count; place += 1) {
    const comment = `Machine ${place} of the fleet`
    await studio.createKeypair(owner, { comment, scopes: [REPORT] })
  }
}
