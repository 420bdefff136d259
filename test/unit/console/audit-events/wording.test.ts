import { expect, test } from 'vitest'
import { AUDIT_ACTIONS } from '../../../../console/audit-events/listed-audit-event.ts'
import { changesOf, nameOf, whatOf, whoOf } from '../../../../console/audit-events/wording.ts'
import { READER, sampleAuditEvent } from './sample-audit-event.ts'

test('every action has words of its own', () => {
  const names = AUDIT_ACTIONS.map(nameOf)
  expect(new Set(names).size).toBe(AUDIT_ACTIONS.length)
  for (const name of names) expect(name).toMatch(/^[A-Z][a-z ]+$/)
})

test('registering an existing owner is shown as a change', () => {
  expect(whatOf(sampleAuditEvent({ action: 'register-account' }))).toBe('Account registered')
  const again = sampleAuditEvent({ action: 'register-account', changed: ['name'] })
  expect(whatOf(again)).toBe('Account changed')
  expect(changesOf(again)).toBe('name')
})

test('changed members are named in words, or by their own names if there are no words', () => {
  const changed = ['comment', 'expiresAt', 'somethingNew']
  expect(changesOf(sampleAuditEvent({ action: 'update-keypair', changed }))).toBe(
    'comment, expiry, and somethingNew',
  )
})

test('a member that the action already names is not listed', () => {
  expect(changesOf(sampleAuditEvent({ action: 'disable-keypair', changed: ['enabled'] }))).toBe('')
  expect(changesOf(sampleAuditEvent({ action: 'rotate-secret', changed: ['secrets'] }))).toBe('')
})

test('the reader is "You", and another person with the same sub at another issuer is not', () => {
  expect(whoOf(sampleAuditEvent(), READER)).toEqual({ words: 'You' })
  const gil = { type: 'user', ...READER, subject: 'gil' } as const
  expect(whoOf(sampleAuditEvent({ actor: gil }), READER)).toEqual({ subject: 'gil' })
  const other = { type: 'user', issuer: 'https://other.example', subject: 'ada' } as const
  expect(whoOf(sampleAuditEvent({ actor: other }), READER)).toEqual({
    subject: 'ada',
    issuer: 'https://other.example',
  })
})

test('a person whose sub is one of our words is a person', () => {
  const actor = { type: 'user', ...READER, subject: 'You' } as const
  expect(whoOf(sampleAuditEvent({ actor }), READER)).toEqual({ subject: 'You' })
})

test('the platform and operators have names', () => {
  expect(whoOf(sampleAuditEvent({ actor: { type: 'platform' } }), READER)).toEqual({
    words: 'The platform',
  })
  expect(whoOf(sampleAuditEvent({ actor: { type: 'operator' } }), READER)).toEqual({
    words: 'An operator of the service',
  })
})
