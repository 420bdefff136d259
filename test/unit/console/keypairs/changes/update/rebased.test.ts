import { expect, test } from 'vitest'
import type { Keypair } from '../../../../../../console/api/queries.ts'
import { rebased } from '../../../../../../console/keypairs/changes/update/rebased.ts'
import { draftOf } from '../../../../../../console/keypairs/form/draft.ts'

const AT = new Date('2030-01-31T12:00:00Z')

const BEFORE: Keypair = {
  keyId: 'fbk_one',
  owner: { type: 'account', id: 'acme' },
  comment: 'export',
  scopes: ['a'],
  enabled: true,
  createdAt: AT,
  createdBy: 'ada',
  updatedAt: AT,
  expiresAt: AT,
  lastUsedAt: null,
  secrets: [],
}
const NOW: Keypair = { ...BEFORE, comment: 'theirs', scopes: ['b'], expiresAt: null }

test('fields that were not changed show what the keypair has now', () => {
  expect(rebased(draftOf(BEFORE), BEFORE, NOW)).toEqual(draftOf(NOW))
})

test('fields that were changed keep what was typed', () => {
  const typed = { ...draftOf(BEFORE), comment: 'mine' }
  expect(rebased(typed, BEFORE, NOW)).toEqual({ ...draftOf(NOW), comment: 'mine' })
  const chosen = { ...draftOf(BEFORE), scopes: ['a', 'c'], expiry: { kind: 'never' } as const }
  expect(rebased(chosen, BEFORE, NOW)).toEqual({ ...chosen, comment: 'theirs' })
})
