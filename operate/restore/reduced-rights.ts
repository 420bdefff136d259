import { earlier } from '../../shared/domain/duration.ts'
import type { Keypair } from '../../shared/domain/keypairs/keypair.ts'
import type { KeypairRights } from '../../shared/domain/keypairs/keypair-rights.ts'

/**
 * Returns the keypair of the backup without the rights that its last known version no longer had. It adds
 * nothing: further rights of that version must be given again by an administrator.
 *
 * The new version number is greater than both. So no ETag from the lost period becomes valid again, and a
 * second run finds nothing to change.
 */
export function withReducedRights(keypair: Keypair, last: KeypairRights, now: Date): Keypair {
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
      // A secret that the last version lacks is dead. It stays in the list, so that it is not unknown.
      return {
        ...secret,
        expiresAt: earliest(secret.expiresAt, deadline === undefined ? now : deadline),
      }
    }),
  }
}

/** Lists the rights of the last known version that the reduced keypair does not have. */
export function rightsToGiveAgain(after: Keypair, last: KeypairRights): readonly string[] {
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

/** Null means never. */
function earliest(one: Date | null, other: Date | null): Date | null {
  return one && other ? earlier(one, other) : (one ?? other)
}

function isSame(one: Date, other: Date | null): boolean {
  return one.getTime() === other?.getTime()
}
