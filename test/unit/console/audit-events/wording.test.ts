import { expect, test } from 'vitest'
import { AUDIT_ACTIONS } from '../../../../console/audit-events/listed-event.ts'
import { changesOf, nameOf, whatOf, whoOf } from '../../../../console/audit-events/wording.ts'
import { READER, sampleEvent } from './sample-event.ts'

test('every action has words of its own', () => {
  const names = AUDIT_ACTIONS.map(nameOf)
  expect(new Set(names).size).toBe(AUDIT_ACTIONS.length)
  for (const name of names) expect(name).toMatch(/^[A-Z][a-z ]+$/)
})

test('registering what was there is a change of it', () => {
  expect(whatOf(sampleEvent({ action: 'register-account' }))).toBe('Account registered')
  const again = sampleEvent({ action: 'register-account', changed: ['name'] })
  expect(whatOf(again)).toBe('Account changed')
  expect(changesOf(again)).toBe('name')
})

test('changed members are named in words, and those without words by their names', () => {
  const changed = ['comment', 'expiresAt', 'somethingNew']
  expect(changesOf(sampleEvent({ action: 'update-keypair', changed }))).toBe(
    'comment, expiry, and somethingNew',
  )
})

test('what the action says already is not said again', () => {
  expect(changesOf(sampleEvent({ action: 'disable-keypair', changed: ['enabled'] }))).toBe('')
  expect(changesOf(sampleEvent({ action: 'rotate-secret', changed: ['secrets'] }))).toBe('')
})

test('the reader is "You", and another person with the same sub at another issuer is not', () => {
  expect(whoOf(sampleEvent(), READER)).toEqual({ words: 'You' })
  const gil = { type: 'user', ...READER, subject: 'gil' } as const
  expect(whoOf(sampleEvent({ actor: gil }), READER)).toEqual({ subject: 'gil' })
  const other = { type: 'user', issuer: 'https://other.example', subject: 'ada' } as const
  expect(whoOf(sampleEvent({ actor: other }), READER)).toEqual({
    subject: 'ada',
    issuer: 'https://other.example',
  })
})

test('a person whose sub is one of our words is a person', () => {
  const actor = { type: 'user', ...READER, subject: 'You' } as const
  expect(whoOf(sampleEvent({ actor }), READER)).toEqual({ subject: 'You' })
})

test('the platform and operators are named for what they are', () => {
  expect(whoOf(sampleEvent({ actor: { type: 'platform' } }), READER)).toEqual({
    words: 'The Feedback platform',
  })
  expect(whoOf(sampleEvent({ actor: { type: 'operator' } }), READER)).toEqual({
    words: 'An operator of the service',
  })
})
