import { describe, expect, test } from 'vitest'
import { isLost, isRevoked } from '../../../../operate/restore/administrators-since.ts'
import type { Actor } from '../../../../shared/domain/audit/actor.ts'
import { type AuditAction, newAuditEvent } from '../../../../shared/domain/audit/audit-event.ts'
import type { Grant } from '../../../../shared/domain/owners/authority.ts'
import { anAccount, at } from '../../support/domain-values.ts'

const PLATFORM: Actor = { type: 'platform', principal: 'arn:backend' }
const account = anAccount()

/** An audit event about `tess`. It does not say the issuer. */
function told(action: AuditAction, seconds: number, actor = PLATFORM) {
  return newAuditEvent({ at: at(seconds), requestId: 'r', actor }, action, account, {
    userId: 'tess',
  })
}

const granted = (seconds: number) => told('grant-administrator', seconds)
const revoked = (seconds: number) => told('revoke-administrator', seconds)
const repaired = (seconds: number) =>
  told('revoke-administrator', seconds, { type: 'operator' } as const)

function grant(seconds: number, issuer = 'https://idp.example'): Grant {
  const { type, id, incarnation } = account
  const user = { issuer, subject: 'tess' }
  return { owner: { type, id }, incarnation, user, grantedAt: at(seconds) }
}

describe('a grant of the backup', () => {
  test('is revoked by a later revocation, but not by an earlier one', () => {
    expect(isRevoked(grant(10), [revoked(20)])).toBe(true)
    expect(isRevoked(grant(30), [revoked(20)])).toBe(false)
    expect(isRevoked(grant(10), [granted(20)])).toBe(false)
  })

  /** A dismissed administrator has the same name as a user of the next identity provider. */
  test('is revoked even when a user of the same name was granted after the revocation', () => {
    const events = [revoked(20), granted(30)]
    expect(isRevoked(grant(10, 'https://former.example'), events)).toBe(true)
    expect(isRevoked(grant(30, 'https://idp.example'), events)).toBe(false)
  })
})

describe('a grant that was made since is lost', () => {
  test('until it is made again, even when another user of the same name has one', () => {
    expect(isLost([], [granted(20)])).toBe(true)
    expect(isLost([grant(10, 'https://former.example')], [granted(20)])).toBe(true)
    expect(isLost([grant(20)], [granted(20)])).toBe(false)
    expect(isLost([grant(50)], [granted(20)])).toBe(false)
  })

  test('unless it was revoked; a grant that a repair revoked is lost', () => {
    expect(isLost([], [granted(20), revoked(30)])).toBe(false)
    expect(isLost([], [revoked(20), granted(30), repaired(40)])).toBe(true)
  })
})
