import { describe, expect, test } from 'vitest'
import {
  type AuditEventFilter,
  isExhausted,
  isMatch,
  isOpen,
  NO_FILTER,
} from '../../../../console/audit-events/audit-event-filter.ts'
import type { AuditEvent } from '../../../../console/audit-events/listed-audit-event.ts'
import { READER, sampleAuditEvent } from './sample-audit-event.ts'

const NOW = new Date('2030-02-01T12:00:00Z')

function isFound(
  filter: Partial<AuditEventFilter>,
  event: AuditEvent = sampleAuditEvent(),
): boolean {
  return isMatch(event, { ...NO_FILTER, ...filter }, NOW, READER)
}

describe('an audit event is found', () => {
  test.each([
    'fbk_ONE',
    'keypair created',
    'secret01',
    'root=1-abc',
    'you',
    'ada',
    'created  fbk_one',
    ' ',
  ])('by the words "%s"', (text) => {
    expect(isFound({ text })).toBe(true)
  })

  test('by the administrator it is about, and by who did it', () => {
    const granted = sampleAuditEvent({
      action: 'grant-administrator',
      actor: { type: 'platform' },
      keyId: null,
      userId: 'tess',
    })
    expect(isFound({ text: 'tess' }, granted)).toBe(true)
    expect(isFound({ text: 'platform' }, granted)).toBe(true)
    expect(isFound({ text: 'ada' }, granted)).toBe(false)
  })

  test('by several words only if it has each of them', () => {
    expect(isFound({ text: 'created fbk_two' })).toBe(false)
  })

  test('by its action, its keypair and its time', () => {
    expect(isFound({ action: 'create-keypair' })).toBe(true)
    expect(isFound({ action: 'remove-keypair' })).toBe(false)
    expect(isFound({ keyId: 'fbk_one' })).toBe(true)
    expect(isFound({ keyId: 'fbk_two' })).toBe(false)
    // It is exactly a day old.
    expect(isFound({ range: 'day' })).toBe(true)
    const older = sampleAuditEvent({ at: new Date('2030-01-31T11:59:59.999Z') })
    expect(isFound({ range: 'day' }, older)).toBe(false)
    expect(isFound({ range: 'week' }, older)).toBe(true)
  })
})

test('only a filter without any condition lets everything through', () => {
  expect(isOpen(NO_FILTER)).toBe(true)
  expect(isOpen({ ...NO_FILTER, text: ' ' })).toBe(true)
  expect(isOpen({ ...NO_FILTER, text: 'x' })).toBe(false)
  expect(isOpen({ ...NO_FILTER, range: 'month' })).toBe(false)
  expect(isOpen({ ...NO_FILTER, action: 'remove-keypair' })).toBe(false)
  expect(isOpen({ ...NO_FILTER, keyId: 'fbk_one' })).toBe(false)
})

describe('no older audit event can match', () => {
  const created = sampleAuditEvent()
  const enabled = sampleAuditEvent({ action: 'enable-keypair' })

  test('once one older than the range was loaded', () => {
    const older = sampleAuditEvent({
      at: new Date('2030-01-30T12:00:00Z'),
      action: 'enable-keypair',
    })
    expect(isExhausted([enabled], { ...NO_FILTER, range: 'day' }, NOW)).toBe(false)
    expect(isExhausted([enabled, older], { ...NO_FILTER, range: 'day' }, NOW)).toBe(true)
    expect(isExhausted([enabled, older], NO_FILTER, NOW)).toBe(false)
  })

  test("once the keypair's creation was loaded, but not another keypair's", () => {
    expect(isExhausted([enabled], { ...NO_FILTER, keyId: 'fbk_one' }, NOW)).toBe(false)
    expect(isExhausted([created], { ...NO_FILTER, keyId: 'fbk_one' }, NOW)).toBe(true)
    expect(isExhausted([created], { ...NO_FILTER, keyId: 'fbk_two' }, NOW)).toBe(false)
    expect(isExhausted([created], NO_FILTER, NOW)).toBe(false)
  })

  test('is not said before any was loaded', () => {
    expect(isExhausted([], { ...NO_FILTER, range: 'day' }, NOW)).toBe(false)
  })
})
