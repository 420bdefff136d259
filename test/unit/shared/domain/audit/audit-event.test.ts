import { expect, test } from 'vitest'
import { AUDIT_ACTIONS, newAuditEvent } from '../../../../../shared/domain/audit/audit-event.ts'
import { routedOperations } from '../../../../../shared/operations/index.ts'
import { anAccount, anEnvironment, at, NOW } from '../../../support/domain-values.ts'

const actor = { type: 'user', issuer: 'https://idp.example', subject: 'ada' } as const
const context = { at: NOW, requestId: 'request-1', actor }
const environment = anEnvironment(anAccount())

test('an audit event says who did what, to which owner’s keypair or secret, when, and in which request', () => {
  const subject = { keyId: 'fbk_1', secretId: 's1', changed: ['comment'] }
  const { eventId, ...event } = newAuditEvent(context, 'update-keypair', environment, subject)
  expect(event).toEqual({
    ...context,
    action: 'update-keypair',
    owner: { type: 'environment', id: environment.id, incarnation: environment.incarnation },
    keyId: 'fbk_1',
    secretId: 's1',
    userId: null,
    changed: ['comment'],
    rights: null,
    inheritAdministrators: null,
  })
  expect(eventId).toContain(NOW.toISOString())
})

test('members that do not apply to an audit event are null, and it lists no changes', () => {
  const event = newAuditEvent(context, 'close-environment', environment)
  expect(event).toMatchObject({ keyId: null, secretId: null, userId: null, changed: [] })
})

test('audit events sort by time, and two of the same millisecond have different ids', () => {
  const times = [at(-86_400), at(-0.001), NOW, at(0.001), at(1), at(31_536_000)]
  const ids = times.map(
    (time) => newAuditEvent({ ...context, at: time }, 'close-account', environment).eventId,
  )
  expect(ids.toSorted()).toEqual(ids)
  const twins = Array.from({ length: 1_000 }, () =>
    newAuditEvent(context, 'close-account', environment),
  )
  expect(new Set(twins.map(({ eventId }) => eventId)).size).toBe(twins.length)
})

test('every operation that changes an owner or a keypair has a unique action name', () => {
  const changing = routedOperations
    .filter(({ method, caller }) => method !== 'GET' && caller !== 'keypair')
    .map(({ id }) => id)
  expect([...AUDIT_ACTIONS].toSorted()).toEqual(changing.toSorted())
})
