import type { KeypairRights } from '../keypairs/keypair-rights.ts'
import type { Owner } from '../owners/owner.ts'
import { BASE32, randomText } from '../random-text.ts'
import type { Actor } from './actor.ts'

/** What can be done to an owner or its keypairs. The names are those of the operations. */
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

/** An **audit event**: who did what and when. Written in the transaction of what it tells of. */
export interface AuditEvent {
  readonly eventId: string
  readonly at: Date
  readonly action: AuditAction
  readonly actor: Actor
  readonly owner: Pick<Owner, 'type' | 'id' | 'incarnation'>
  readonly requestId: string
  readonly keyId: string | null
  readonly secretId: string | null
  /** The administrator granted or revoked, by `sub`. */
  readonly userId: string | null
  /** The members that a change changed, of something that was there before; their values are not kept. */
  readonly changed: readonly string[]
  /** What the keypair may do from here on; null when it is gone, or when the event is about none. */
  readonly rights: KeypairRights | null
  /** Whether the environment inherits administrators from here on; null when the event is not about that. */
  readonly inheritAdministrators: boolean | null
}

/** What every event of one request shares. */
export interface AuditContext {
  readonly at: Date
  readonly requestId: string
  readonly actor: Actor
}

type Subject = Partial<
  Pick<AuditEvent, 'keyId' | 'secretId' | 'userId' | 'changed' | 'rights' | 'inheritAdministrators'>
>

export function auditEvent(
  context: AuditContext,
  action: AuditAction,
  owner: Owner,
  subject: Subject = {},
): AuditEvent {
  const { type, id, incarnation } = owner
  return {
    ...context,
    eventId: newEventId(context.at),
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

export const EVENT_ID_PATTERN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-z]{10}$/

/** Sorts by time; the random tail keeps two events of one millisecond apart. */
function newEventId(at: Date): string {
  return `${at.toISOString()}_${randomText(BASE32, 10)}`
}
