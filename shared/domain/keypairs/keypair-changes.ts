// The changes an administrator can make to a keypair. Each is a pure function: the keypair before,
// the keypair after. The same keypair back means that there is nothing to change.

import { changedMembers } from '../audit/changed-members.ts'
import { earlier, secondsAfter } from '../duration.ts'
import { DomainError, notFound, unavailable } from '../errors.ts'
import { isExpired, type Keypair, LIVE_SECRETS_MAX, liveSecrets, type Secret } from './keypair.ts'

export interface KeypairUpdate {
  readonly comment?: string | null | undefined
  readonly scopes?: readonly string[] | undefined
  readonly expiresAt?: Date | null | undefined
}

/** Absent keeps, null clears, a value sets. */
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
 * Add a secret, once. The one it replaces lives on for the overlap (0 seconds: dies now); were there two,
 * the older dies now, so that at most two are ever live.
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
    // Another rotation came in between with the same hint, by which secrets are told apart.
    throw unavailable(new Error('two secrets with one hint'))
  }
  return changed({ ...keypair, secrets: [...kept, secret] }, now)
}

/**
 * @throws {DomainError} not-found when no live secret has this id, last-live-secret when no other is
 * live: a keypair without a secret is of use to nobody, and is better disabled or removed.
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
