import { expect, test } from 'vitest'
import type { Keypair } from '../../../../../../console/api/queries.ts'
import { lostSecret } from '../../../../../../console/keypairs/changes/rotate/lost-secret.ts'

const AT = new Date('2030-01-31T12:00:00Z')

type Secret = Keypair['secrets'][number]

function secret(secretId: string, lastUsedAt: Date | null = null): Secret {
  return { secretId, hint: secretId, createdAt: AT, expiresAt: null, lastUsedAt }
}

const KEYPAIR: Keypair = {
  keyId: 'fbk_one',
  owner: { type: 'account', id: 'acme' },
  comment: null,
  scopes: [],
  enabled: true,
  createdAt: AT,
  createdBy: 'ada',
  updatedAt: AT,
  expiresAt: null,
  lastUsedAt: null,
  secrets: [],
}

function lostIn(secrets: readonly Secret[], maybeByUs = true) {
  const now = { keypair: { ...KEYPAIR, secrets: [...secrets] }, etag: '"2"' }
  return lostSecret({ now, maybeByUs }, { secrets: [secret('old')] })
}

test('after a lost answer, a new and unused secret is the lost one', () => {
  expect(lostIn([secret('old'), secret('new')])).toEqual({
    lost: secret('new'),
    before: secret('old'),
  })
  expect(lostIn([secret('new')])).toEqual({ lost: secret('new'), before: undefined })
})

test('a secret that somebody knows is not lost', () => {
  expect(lostIn([secret('old')])).toBeUndefined()
  expect(lostIn([])).toBeUndefined()
  expect(lostIn([secret('old'), secret('new', AT)])).toBeUndefined()
  expect(lostIn([secret('old'), secret('new')], false)).toBeUndefined()
})
