import { describe, expect, test } from 'vitest'
import { areRightsUnknown, missedRights } from '../../../../operate/restore/missed-rights.ts'
import type { Actor } from '../../../../shared/domain/audit/actor.ts'
import { newAuditEvent } from '../../../../shared/domain/audit/audit-event.ts'
import { anAccount, NOW } from '../../support/domain-values.ts'

const USER: Actor = { type: 'user', issuer: 'https://idp.example', subject: 'ada' }
const OPERATOR: Actor = { type: 'operator' }

/** An event that made this version; whether it is enabled tells one from another. */
function made(version: number, actor: Actor = USER, enabled = true) {
  const rights = { version, enabled, scopes: [], expiresAt: null, secrets: [] }
  const context = { at: NOW, requestId: 'r', actor }
  return newAuditEvent(context, 'update-keypair', anAccount(), { keyId: 'fbk_1', rights })
}

function missed(version: number, ...events: readonly ReturnType<typeof made>[]) {
  return missedRights({ version }, events).map((rights) => [rights.version, rights.enabled])
}

describe('of the rights in audit events, the table misses', () => {
  test('nothing, when it has the last version', () => {
    expect(missed(5)).toEqual([])
    expect(missed(5, made(4), made(5))).toEqual([])
  })

  test('the last version that it does not have, in whatever order the clocks put them', () => {
    expect(missed(5, made(7, USER, false), made(5), made(6))).toEqual([[7, false]])
  })

  test('nothing any more once a repair has followed', () => {
    expect(missed(8, made(6), made(7), made(8, OPERATOR))).toEqual([])
    expect(missed(9, made(7), made(8, OPERATOR), made(9))).toEqual([])
  })

  /** An administrator disabled it on the old table, just before the deployment was through. */
  test('a version that the lost table made after the repair', () => {
    expect(missed(8, made(7), made(8, OPERATOR), made(8, USER, false))).toEqual([[8, false]])
    expect(missed(9, made(8, OPERATOR), made(9), made(8, USER, false))).toEqual([[8, false]])
  })

  test('either of two that both tables made of the same version', () => {
    expect(missed(6, made(6), made(6, USER, false))).toEqual([
      [6, true],
      [6, false],
    ])
    expect(missed(7, made(6), made(6, USER, false), made(7, OPERATOR, false))).toEqual([])
  })
})

describe('an event that does not say what the keypair may do', () => {
  const silent = { ...made(6), rights: null }

  test('leaves its rights unknown, whatever others say', () => {
    expect(areRightsUnknown([made(5), made(6)])).toBe(false)
    expect(areRightsUnknown([made(5), silent])).toBe(true)
    expect(areRightsUnknown([silent, made(7)])).toBe(true)
  })

  test('counts until a repair follows it, also when a repair came before', () => {
    expect(areRightsUnknown([silent, made(7, OPERATOR), made(8)])).toBe(false)
    expect(areRightsUnknown([made(5, OPERATOR), silent])).toBe(true)
  })
})
