import { type AuditAction, type AuditContext, auditEvent } from '../audit/audit-event.ts'
import { changedMembers } from '../audit/changed-members.ts'
import { DomainError, notFound } from '../errors.ts'
import type { Authority } from '../owners/authority.ts'
import type { Ports } from '../ports.ts'
import { untilSettled } from '../until-settled.ts'
import type { Keypair } from './keypair.ts'
import { rightsOf } from './keypair-rights.ts'

/** What a change demands of the keypair as it stands; undefined when it makes no demand. */
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
  /** From the keypair before to the keypair after; called again with a newer one when overtaken. */
  readonly change: (keypair: Keypair) => Keypair
}

/**
 * Reads the keypair in the path for a change, and holds it against `If-Match`.
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
 * Changes the keypair in the path and writes the audit event with it, or neither. A change that finds
 * nothing to do writes nothing.
 *
 * @throws {DomainError} not-found, precondition-failed, temporarily-unavailable, what `change` throws
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
    const event = auditEvent(audit, action, authority.owner, {
      keyId: before.keyId,
      changed: changedMembers(before, after),
      rights: rightsOf(after),
      ...subject,
    })
    const outcome = await ports.keypairWriter.replace(authority, before, after, event)
    return outcome === 'done' ? after : undefined
  })
}
