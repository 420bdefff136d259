import { earlier } from '../../shared/domain/duration.ts'
import type { Keypair } from '../../shared/domain/keypairs/keypair.ts'
import type { KeypairRights } from '../../shared/domain/keypairs/keypair-rights.ts'

/**
 * A keypair of the backup, less what its last known version could no longer do. Nothing is added: what
 * that version could do beyond the backup's is for an administrator to give again.
 *
 * Its version is later than both, so that no ETag of the time that was lost is valid again, and so that a
 * second run finds nothing to take.
 */
export function takenBack(keypair: Keypair, last: KeypairRights, now: Date): Keypair {
  const deadlines = new Map(last.secrets.map(({ secretId, expiresAt }) => [secretId, expiresAt]))
  return {
    ...keypair,
    version: Math.max(keypair.version, last.version) + 1,
    updatedAt: now,
    enabled: keypair.enabled && last.enabled,
    scopes: keypair.scopes.filter((scope) => last.scopes.includes(scope)),
    expiresAt: earliest(keypair.expiresAt, last.expiresAt),
    secrets: keypair.secrets.map((secret) => {
      const deadline = deadlines.get(secret.secretId)
      // A secret that the last version did not have is dead. It stays, to be told from an unknown one.
      return {
        ...secret,
        expiresAt: earliest(secret.expiresAt, deadline === undefined ? now : deadline),
      }
    }),
  }
}

/** What the last known version could do, and the keypair taken back cannot. */
export function lostRights(after: Keypair, last: KeypairRights): readonly string[] {
  const secretIds = after.secrets.map(({ secretId }) => secretId)
  const isShorter = after.expiresAt !== null && !isSame(after.expiresAt, last.expiresAt)
  return [
    ...(last.enabled && !after.enabled ? ['enabled'] : []),
    ...(isShorter ? [`expiresAt ${last.expiresAt?.toISOString() ?? 'null'}`] : []),
    ...last.scopes
      .filter((scope) => !after.scopes.includes(scope))
      .map((scope) => `scope ${scope}`),
    ...last.secrets
      .filter(({ secretId }) => !secretIds.includes(secretId))
      .map(({ secretId }) => `secret ${secretId}`),
  ]
}

/** Null is never. */
function earliest(one: Date | null, other: Date | null): Date | null {
  return one && other ? earlier(one, other) : (one ?? other)
}

function isSame(one: Date, other: Date | null): boolean {
  return one.getTime() === other?.getTime()
}
