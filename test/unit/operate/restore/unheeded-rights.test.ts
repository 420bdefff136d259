import { describe, expect, test } from 'vitest'
import { isUntold, unheededRights } from '../../../../operate/restore/unheeded-rights.ts'
import type { Actor } from '../../../../shared/domain/audit/actor.ts'
import { newAuditEvent } from '../../../../shared/domain/audit/audit-event.ts'
import { anAccount, NOW } from '../../support/domain-values.ts'

const USER: Actor = { type: 'user', issuer: 'https://idp.example', subject: 'ada' }
const OPERATOR: Actor = { type: 'operator' }

/** The audit event of this version; `enabled` distinguishes two of them. */
function made(version: number, actor: Actor = USER, enabled = true) {
  const rights = { version, enabled, scopes: [], expiresAt: null, secrets: [] }
  const context = { at: NOW, requestId: 'r', actor }
  return newAuditEvent(context, 'update-keypair', anAccount(), { keyId: 'fbk_1', rights })
}

function unheeded(version: number, ...events: readonly ReturnType<typeof made>[]) {
  return unheededRights({ version }, events).map((rights) => [rights.version, rights.enabled])
}

describe('of the changes in a keypair’s audit events, the table is missing', () => {
  test('nothing, when it has the last version', () => {
    expect(unheeded(5)).toEqual([])
    expect(unheeded(5, made(4), made(5))).toEqual([])
  })

  test('the last version that it does not have, in whatever order the clocks put them', () => {
    expect(unheeded(5, made(7, USER, false), made(5), made(6))).toEqual([[7, false]])
  })

  test('nothing, once a repair has followed', () => {
    expect(unheeded(8, made(6), made(7), made(8, OPERATOR))).toEqual([])
    expect(unheeded(9, made(7), made(8, OPERATOR), made(9))).toEqual([])
  })

  /** An administrator disabled it on the old table, just before the deployment ended. */
  test('a version that the lost table got after the repair', () => {
    expect(unheeded(8, made(7), made(8, OPERATOR), made(8, USER, false))).toEqual([[8, false]])
    expect(unheeded(9, made(8, OPERATOR), made(9), made(8, USER, false))).toEqual([[8, false]])
  })

  test('each of two versions that the two tables made from the same version', () => {
    expect(unheeded(6, made(6), made(6, USER, false))).toEqual([
      [6, true],
      [6, false],
    ])
    expect(unheeded(7, made(6), made(6, USER, false), made(7, OPERATOR, false))).toEqual([])
  })
})

describe('an audit event that does not say what the keypair may do', () => {
  const silent = { ...made(6), rights: null }

  test('leaves this unknown, whatever other events say', () => {
    expect(isUntold([made(5), made(6)])).toBe(false)
    expect(isUntold([made(5), silent])).toBe(true)
    expect(isUntold([silent, made(7)])).toBe(true)
  })

  test('is handled by a repair after it, but not by one before it', () => {
    expect(isUntold([silent, made(7, OPERATOR), made(8)])).toBe(false)
    expect(isUntold([made(5, OPERATOR), silent])).toBe(true)
  })
})
