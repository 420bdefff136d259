import type { KeypairRights } from '../keypairs/keypair-rights.ts'
import type { Owner } from '../owners/owner.ts'
import { BASE32, randomText } from '../random-text.ts'
import type { Actor } from './actor.ts'

/** What can be done to an owner or its keypairs. The names are operation ids. */
export const AUDIT_ACTIONS = [
  'register-account',
  'close-account',
  'register-environment',
  'close-environment',
  'grant-administrator',
  'revoke-administrator',
  'create-keypair',
  'update-keypair',
  'enable-keypair',
  'disable-keypair',
  'rotate-secret',
  'retire-secret',
  'remove-keypair',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** An **audit event**: who did what and when. It is written in the same transaction as the change itself. */
export interface AuditEvent {
  readonly eventId: string
  readonly at: Date
  readonly action: AuditAction
  readonly actor: Actor
  readonly owner: Pick<Owner, 'type' | 'id' | 'incarnation'>
  readonly requestId: string
  readonly keyId: string | null
  readonly secretId: string | null
  /** The `sub` of the administrator who was granted or revoked. */
  readonly userId: string | null
  /** The names of the members that changed, if the thing existed before. Their values are not recorded. */
  readonly changed: readonly string[]
  /**
   * What the keypair may do afterwards; null if it was removed, or if the audit event is not about a
   * keypair.
   */
  readonly rights: KeypairRights | null
  /**
   * Whether the environment inherits administrators afterwards; null if the audit event is not about that.
   */
  readonly inheritAdministrators: boolean | null
}

/** What all audit events of one request have in common. */
export interface AuditContext {
  readonly at: Date
  readonly requestId: string
  readonly actor: Actor
}

type Subject = Partial<
  Pick<AuditEvent, 'keyId' | 'secretId' | 'userId' | 'changed' | 'rights' | 'inheritAdministrators'>
>

export function newAuditEvent(
  context: AuditContext,
  action: AuditAction,
  owner: Owner,
  subject: Subject = {},
): AuditEvent {
  const { type, id, incarnation } = owner
  return {
    ...context,
    eventId: newAuditEventId(context.at),
    action,
    owner: { type, id, incarnation },
    keyId: subject.keyId ?? null,
    secretId: subject.secretId ?? null,
    userId: subject.userId ?? null,
    changed: subject.changed ?? [],
    rights: subject.rights ?? null,
    inheritAdministrators: subject.inheritAdministrators ?? null,
  }
}

export const AUDIT_EVENT_ID_PATTERN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-z]{10}$/

/** Makes an ID that sorts by time. Its random end distinguishes audit events of the same millisecond. */
function newAuditEventId(at: Date): string {
  return `${at.toISOString()}_${randomText(BASE32, 10)}`
}
