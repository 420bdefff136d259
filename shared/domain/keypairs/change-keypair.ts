import { type AuditAction, type AuditContext, newAuditEvent } from '../audit/audit-event.ts'
import { changedMembers } from '../audit/changed-members.ts'
import { DomainError, notFound } from '../errors.ts'
import type { Authority } from '../owners/authority.ts'
import type { Ports } from '../ports.ts'
import { untilSettled } from '../until-settled.ts'
import type { Keypair } from './keypair.ts'
import { rightsOf } from './keypair-rights.ts'

/** A condition that the stored keypair must meet; undefined if there is no condition. */
export type Precondition = ((keypair: Keypair) => boolean) | undefined

interface ChangeRequest {
  readonly params: { readonly keyId: string }
  readonly authority: Authority
  readonly audit: AuditContext
  readonly precondition: Precondition
}

interface KeypairChange {
  readonly action: AuditAction
  readonly secretId?: string
  /**
   * Makes the keypair after the change from the one before. It runs again if somebody else changed the
   * keypair first.
   */
  readonly change: (keypair: Keypair) => Keypair
}

/**
 * Reads the keypair in the path for a change, and checks `If-Match`.
 *
 * @throws {DomainError} not-found, precondition-failed
 */
export async function readForChange(
  { params, authority, precondition }: ChangeRequest,
  ports: Pick<Ports, 'keypairReader'>,
): Promise<Keypair> {
  const keypair = await ports.keypairReader.get(authority, params.keyId)
  if (keypair === undefined) throw notFound()
  if (precondition && !precondition(keypair)) {
    throw new DomainError('precondition-failed', 'The keypair has changed since you read it.')
  }
  return keypair
}

/**
 * Changes the keypair in the path. The keypair and the audit event are written in one transaction. If nothing
 * changes, nothing is written.
 *
 * @throws {DomainError} not-found, precondition-failed, temporarily-unavailable, or what `change` throws
 */
export async function changeKeypair(
  request: ChangeRequest,
  ports: Pick<Ports, 'keypairReader' | 'keypairWriter'>,
  { action, change, ...subject }: KeypairChange,
): Promise<Keypair> {
  const { authority, audit } = request
  return await untilSettled(async () => {
    const before = await readForChange(request, ports)
    const after = change(before)
    if (after === before) return before
    const auditEvent = newAuditEvent(audit, action, authority.owner, {
      keyId: before.keyId,
      changed: changedMembers(before, after),
      rights: rightsOf(after),
      ...subject,
    })
    const outcome = await ports.keypairWriter.replace(authority, before, after, auditEvent)
    return outcome === 'done' ? after : undefined
  })
}
