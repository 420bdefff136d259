import type { AuditEvent } from '../../../../console/audit-events/listed-audit-event.ts'

export const READER = { issuer: 'https://id.example', subject: 'ada' } as const

/** An audit event with these members. The others say that the reader created a keypair. */
export function sampleAuditEvent(members: Partial<AuditEvent> = {}): AuditEvent {
  return {
    eventId: '2030-01-31T12:00:00.000Z_0123456789',
    at: new Date('2030-01-31T12:00:00Z'),
    action: 'create-keypair',
    actor: { type: 'user', ...READER },
    requestId: 'Root=1-abc',
    keyId: 'fbk_one',
    secretId: 'secret01',
    userId: null,
    changed: [],
    ...members,
  }
}
