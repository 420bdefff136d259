import { expect, test } from 'vitest'
import { afterRotation } from '../../../../../../console/keypairs/changes/rotate/after-rotation.ts'
import type { Keypair, Secret } from '../../../../../../shared/domain/keypairs/keypair.ts'
import { rotate } from '../../../../../../shared/domain/keypairs/keypair-changes.ts'

const NOW = new Date('2030-01-31T12:00:00Z')
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

function secret(secretId: string, expiresAt: Date | null = null): Secret {
  const mac = new Uint8Array()
  return { secretId, hint: secretId, mac, pepperKeyArn: '', createdAt: NOW, expiresAt }
}

function keypairWith(secrets: readonly Secret[]): Keypair {
  return {
    keyId: 'fbk_one',
    owner: { type: 'account', id: 'acme' },
    incarnation: 'first',
    version: 1,
    comment: null,
    scopes: [],
    enabled: true,
    createdAt: NOW,
    createdBy: 'ada',
    updatedAt: NOW,
    expiresAt: null,
    secrets,
  }
}

const CASES: readonly (readonly [string, readonly Secret[]])[] = [
  ['no secret', []],
  ['one secret', [secret('one')]],
  ['one secret that ends soon', [secret('one', inSeconds(60))]],
  ['one secret that ends late', [secret('one', inSeconds(1_000_000))]],
  ['two secrets', [secret('one', inSeconds(60)), secret('two')]],
]

test.each(CASES)('the console predicts what the service does with %s', (_what, secrets) => {
  for (const overlapSeconds of [0, 30, 3600, 2_592_000]) {
    const after = rotate(keypairWith(secrets), secret('new'), overlapSeconds, NOW)
    const told = afterRotation(secrets, overlapSeconds, NOW)
    expect(told.map(({ secret: { secretId } }) => secretId)).toEqual(
      secrets.map(({ secretId }) => secretId),
    )
    for (const { secret: one, endsAt } of told) {
      const kept = after.secrets.find(({ secretId }) => secretId === one.secretId)
      expect(endsAt).toEqual(kept === undefined ? 'now' : kept.expiresAt)
    }
  }
})
