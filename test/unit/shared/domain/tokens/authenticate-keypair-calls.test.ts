// CA-11: without the secret, nobody may learn a keypair's state from the calls of a request.
import { expect, test } from 'vitest'
import { newKeyId } from '../../../../../shared/domain/keypairs/key-id.ts'
import { hintOf, newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import type { Keypair } from '../../../../../shared/domain/keypairs/keypair.ts'
import type { Account, Environment } from '../../../../../shared/domain/owners/owner.ts'
import type { Ports } from '../../../../../shared/domain/ports.ts'
import { authenticateKeypair } from '../../../../../shared/domain/tokens/authenticate-keypair.ts'
import type { CredentialState } from '../../../../../shared/domain/tokens/token-ports.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const PAST = new Date('2026-11-22T11:59:59Z')

const account: Account = {
  type: 'account',
  id: 'acme',
  name: 'Acme',
  incarnation: 'account-1',
  registeredAt: PAST,
}
const environment: Environment = {
  type: 'environment',
  id: 'acme-prod',
  name: 'Production',
  incarnation: 'environment-1',
  registeredAt: PAST,
  accountId: account.id,
  accountIncarnation: account.incarnation,
  inheritAdministrators: true,
}
const keySecret = newKeySecret()
const secret = {
  secretId: 'secret00',
  hint: hintOf(keySecret),
  mac: new Uint8Array([1]),
  pepperKeyArn: 'arn:pepper',
  createdAt: PAST,
  expiresAt: null,
}
const keypair: Keypair = {
  keyId: newKeyId(),
  owner: { type: 'environment', id: environment.id },
  incarnation: environment.incarnation,
  version: 1,
  comment: null,
  scopes: ['feedback-report:read'],
  enabled: true,
  createdAt: PAST,
  createdBy: 'ada',
  updatedAt: PAST,
  expiresAt: null,
  secrets: [secret],
}
const live: CredentialState = { keypair, owner: environment, account }

const states: readonly (readonly [string, CredentialState])[] = [
  ['live', live],
  ['disabled', { ...live, keypair: { ...keypair, enabled: false } }],
  ['expired', { ...live, keypair: { ...keypair, expiresAt: NOW } }],
  [
    'of an expired secret',
    { ...live, keypair: { ...keypair, secrets: [{ ...secret, expiresAt: NOW }] } },
  ],
  ['of a closed environment', { ...live, owner: undefined }],
  ['of a closed account', { ...live, account: undefined }],
  [
    'of an environment registered again',
    { ...live, owner: { ...environment, incarnation: 'environment-2' } },
  ],
  [
    'of an account registered again',
    { ...live, account: { ...account, incarnation: 'account-2' } },
  ],
]

/** Ports that record the order of their calls. */
function recording(state: CredentialState) {
  const calls: string[] = []
  const ports: Pick<Ports, 'credentialReader' | 'secretVerifier'> = {
    credentialReader: {
      async locate() {
        calls.push('locate')
        return { owner: keypair.owner, accountId: account.id }
      },
      async read() {
        calls.push('read')
        return state
      },
    },
    secretVerifier: {
      async verify(material) {
        calls.push('verify')
        return material.keySecret === keySecret
      },
    },
  }
  return { ports, calls }
}

test.each(states)(
  'a wrong secret gets the same refusal when the keypair is %s [CA-11]',
  async (_, state) => {
    const { ports, calls } = recording(state)
    const wrong = { keyId: keypair.keyId, keySecret: newKeySecret() }
    expect(await authenticateKeypair(wrong, ports, NOW)).toBe('wrong-secret')
    expect(calls).toEqual(['locate', 'read', 'verify'])
  },
)

test.each(states.slice(1))(
  'the right secret is verified and refused when it is %s [CA-11]',
  async (_, state) => {
    const { ports, calls } = recording(state)
    const refusal = await authenticateKeypair({ keyId: keypair.keyId, keySecret }, ports, NOW)
    expect(refusal).toEqual(expect.any(String))
    expect(calls).toEqual(['locate', 'read', 'verify'])
  },
)

test('the right secret of a live keypair authenticates it', async () => {
  const { ports } = recording(live)
  const authenticated = await authenticateKeypair({ keyId: keypair.keyId, keySecret }, ports, NOW)
  expect(authenticated).toEqual({ keypair, secret, owner: environment, account })
})
