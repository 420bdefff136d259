// The changes that an administrator can make to a keypair. Each is a pure function from the keypair before
// to the keypair after. If it returns the same object, there is nothing to change.

import { changedMembers } from '../audit/changed-members.ts'
import { earlier, secondsAfter } from '../duration.ts'
import { DomainError, notFound, unavailable } from '../errors.ts'
import { isExpired, type Keypair, LIVE_SECRETS_MAX, liveSecrets, type Secret } from './keypair.ts'

export interface KeypairUpdate {
  readonly comment?: string | null | undefined
  readonly scopes?: readonly string[] | undefined
  readonly expiresAt?: Date | null | undefined
}

/** Updates members: a value sets a member, null clears it, and an absent member stays as it is. */
export function update(keypair: Keypair, changes: KeypairUpdate, now: Date): Keypair {
  const next = {
    ...keypair,
    comment: changes.comment === undefined ? keypair.comment : changes.comment,
    scopes: changes.scopes ?? keypair.scopes,
    expiresAt: changes.expiresAt === undefined ? keypair.expiresAt : changes.expiresAt,
  }
  return changedMembers(keypair, next).length === 0 ? keypair : changed(next, now)
}

export function setEnabled(keypair: Keypair, enabled: boolean, now: Date): Keypair {
  return keypair.enabled === enabled ? keypair : changed({ ...keypair, enabled }, now)
}

/**
 * Adds a secret, unless the keypair already has it. The previous secret keeps working for the overlap (0
 * seconds: it stops now). If there were two, the older one stops now, so that at most two are ever live.
 *
 * @throws {DomainError} temporarily-unavailable when another live secret has the same hint
 */
export function rotate(
  keypair: Keypair,
  secret: Secret,
  overlapSeconds: number,
  now: Date,
): Keypair {
  if (keypair.secrets.some(({ secretId }) => secretId === secret.secretId)) return keypair
  const deadline = secondsAfter(now, overlapSeconds)
  const kept = liveSecrets(keypair, now)
    .slice(-(LIVE_SECRETS_MAX - 1))
    .map((old) => ({ ...old, expiresAt: earlier(old.expiresAt ?? deadline, deadline) }))
    .filter((old) => !isExpired(old, now))
  if (kept.some(({ hint }) => hint === secret.hint)) {
    // Another rotation has added a secret with the same hint. The token endpoint needs distinct hints.
    throw unavailable(new Error('two secrets have the same hint'))
  }
  return changed({ ...keypair, secrets: [...kept, secret] }, now)
}

/**
 * Retires a live secret. It stops working now.
 *
 * @throws {DomainError} not-found when no live secret has this id; last-live-secret when there is no other
 * live secret: nobody could use the keypair without one, so it should be disabled or removed instead
 */
export function retire(keypair: Keypair, secretId: string, now: Date): Keypair {
  const live = liveSecrets(keypair, now)
  const kept = live.filter((secret) => secret.secretId !== secretId)
  if (kept.length === live.length) throw notFound()
  if (kept.length === 0) {
    throw new DomainError(
      'last-live-secret',
      'This is the last live secret. Rotate first, or disable or remove the keypair.',
    )
  }
  return changed({ ...keypair, secrets: kept }, now)
}

function changed(next: Keypair, now: Date): Keypair {
  return { ...next, version: next.version + 1, updatedAt: now }
}
