import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AUDIT_EVENT_ID_PATTERN,
  type AuditEvent,
  newAuditEvent,
} from '../../shared/domain/audit/audit-event.ts'
import { DomainError } from '../../shared/domain/errors.ts'
import { KEY_ID_PATTERN, newKeyId } from '../../shared/domain/keypairs/key-id.ts'
import { newIncarnation } from '../../shared/domain/owners/owner.ts'
import { encodeCursor, pageRequestOf } from '../../shared/http/request/cursor.ts'
import { refusalOf, runs, strangeText } from './support/arbitraries.ts'

/** A list in the order of arbitrary keys. */
const ANY = /^[!-~]{1,100}$/
const position = fc.stringMatching(ANY)

function cursorOf(incarnation: string, after: string): string {
  return encodeCursor(incarnation, after) ?? expect.fail('there is no cursor')
}

test('a cursor leads back to where it was made', () => {
  fc.assert(
    fc.property(position, (after) => {
      const incarnation = newIncarnation()
      const cursor = cursorOf(incarnation, after)
      expect(pageRequestOf({ cursor, limit: 7 }, incarnation, ANY)).toEqual({ after, limit: 7 })
    }),
    runs(),
  )
})

test('each sort key of a list makes a cursor, and only for that list [AD-14]', () => {
  const incarnation = newIncarnation()
  const keyId = newKeyId()
  const { eventId } = event()
  const read = (after: string, keys: RegExp) =>
    pageRequestOf({ cursor: cursorOf(incarnation, after) }, incarnation, keys).after
  expect(read(keyId, KEY_ID_PATTERN)).toBe(keyId)
  expect(read(eventId, AUDIT_EVENT_ID_PATTERN)).toBe(eventId)
  expect(() => read(eventId, KEY_ID_PATTERN)).toThrow(DomainError)
  expect(() => read(keyId, AUDIT_EVENT_ID_PATTERN)).toThrow(DomainError)
})

function event(): AuditEvent {
  const owner = { type: 'account', id: 'a', name: 'A', incarnation: newIncarnation() } as const
  const actor = { type: 'platform', principal: 'arn' } as const
  const at = new Date()
  return newAuditEvent({ at, requestId: 'r', actor }, 'close-account', {
    ...owner,
    registeredAt: at,
  })
}

// An owner id can be registered again: cursors from its predecessor's lists must not work.
test('a cursor of one incarnation is refused by every other', () => {
  fc.assert(
    fc.property(position, (after) => {
      const cursor = cursorOf(newIncarnation(), after)
      const refusal = refusalOf(DomainError, () => pageRequestOf({ cursor }, newIncarnation(), ANY))
      expect(refusal?.code).toBe('invalid-request')
    }),
    runs(),
  )
})

test('anything that is not a cursor is an invalid-request that names cursor', () => {
  const incarnation = newIncarnation()
  const cursors = fc.oneof(
    strangeText,
    fc.base64String(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')),
    strangeText.map((text) => Buffer.from(`${incarnation}${text}`).toString('base64url')),
    position.map((after) => `${cursorOf(incarnation, after)}=`),
  )
  fc.assert(
    fc.property(cursors, (cursor) => {
      const decoded = Buffer.from(cursor, 'base64url')
      const right = decoded.toString('latin1').startsWith(`${incarnation}.`)
      fc.pre(!right || cursor.endsWith('='))
      const refusal = refusalOf(DomainError, () => pageRequestOf({ cursor }, incarnation, ANY))
      expect(refusal?.members).toEqual([{ member: 'cursor', reason: expect.any(String) }])
    }),
    runs(2_000),
  )
})

test('the last page has no cursor', () => {
  expect(encodeCursor(newIncarnation(), undefined)).toBeNull()
})
