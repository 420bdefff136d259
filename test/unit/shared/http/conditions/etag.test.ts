import { expect, test } from 'vitest'
import type { Keypair } from '../../../../../shared/domain/keypairs/keypair.ts'
import { etagOf, preconditionOf } from '../../../../../shared/http/conditions/etag.ts'
import { managementEvent } from '../../../support/management-event.ts'

function keypairOf(version: number): Keypair {
  const now = new Date('2026-11-22T12:00:00Z')
  return {
    keyId: `fbk_${'0'.repeat(26)}`,
    owner: { type: 'account', id: 'acme' },
    incarnation: '0'.repeat(16),
    version,
    comment: null,
    scopes: [],
    enabled: true,
    createdAt: now,
    createdBy: 'ada',
    updatedAt: now,
    expiresAt: null,
    secrets: [],
  }
}

function precondition(ifMatch: string) {
  return preconditionOf(managementEvent({ headers: { 'if-match': ifMatch } }))
}

test('an entity tag is strong, and differs between versions', () => {
  expect(etagOf({ version: 1 })).toMatch(/^"[\x21\x23-\x7E]+"$/)
  expect(etagOf({ version: 1 })).not.toBe(etagOf({ version: 11 }))
})

test('without If-Match there is no condition [AD-09]', () => {
  expect(preconditionOf(managementEvent())).toBeUndefined()
})

const CURRENT = etagOf({ version: 12 })

test.each([
  ['the tag', CURRENT, true],
  ['any', '*', true],
  ['any, with spaces', ' * ', true],
  ['the tag among others', `"1", ${CURRENT}, "x"`, true],
  ['the tag among others, without spaces', `"1",${CURRENT}`, true],
  ['the tag and spaces', ` ${CURRENT} `, true],
  ['an older tag', etagOf({ version: 11 }), false],
  ['the tag, weak', `W/${CURRENT}`, false],
  ['an empty tag', '""', false],
  ['a tag that contains ours', '"112"', false],
  ['a part of our tag', '"1"', false],
  ['a star in quotes', '"*"', false],
])('If-Match with %s: %s holds: %s [AD-09]', (_, ifMatch, holds) => {
  expect(precondition(ifMatch)?.(keypairOf(12))).toBe(holds)
})

test.each([
  '12',
  "'12'",
  '"12',
  'w/"12"',
  '"12" "13"',
  '"12",',
  ',"12"',
  '*, "12"',
  '"1 2"',
  '"é"',
  '',
])('If-Match of %j is malformed [AD-09]', (ifMatch) => {
  expect(() => precondition(ifMatch)).toThrow(
    expect.objectContaining({
      code: 'invalid-request',
      members: [{ member: 'If-Match', reason: expect.stringMatching(/entity tags/) }],
    }),
  )
})
