import { describe, expect, test } from 'vitest'
import { unavailable } from '../../../../../shared/domain/errors.ts'
import { newKeyId } from '../../../../../shared/domain/keypairs/key-id.ts'
import { newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import { authenticateKeypair } from '../../../../../shared/domain/tokens/authenticate-keypair.ts'
import type { CredentialState } from '../../../../../shared/domain/tokens/token-ports.ts'
import { type Issued, issued, RecordingPorts } from '../../../support/credentials.ts'
import { anAccount, anEnvironment, at, NOW } from '../../../support/domain-values.ts'

const FULL_COURSE = ['locate', 'read', 'verify']

function changed(
  { state, keypair }: Issued,
  changes: Partial<CredentialState & Issued['keypair']>,
) {
  const { owner = state.owner, account = state.account, ...ofKeypair } = changes
  return { owner, account, keypair: { ...keypair, ...ofKeypair } }
}

test('a right secret authenticates its keypair, with its owner and account', async () => {
  const { credentials, keypair, secret, state } = issued()
  const ports = new RecordingPorts(state)
  const { owner, account } = state
  expect(await authenticateKeypair(credentials, ports, NOW)).toEqual({
    owner,
    account,
    keypair,
    secret,
  })
  expect(ports.calls).toEqual(FULL_COURSE)
})

/**
 * The attack: somebody learns the state of a keypair from what the service does, with or without its secret.
 */
describe('the calls are those of a success, whatever the reason of the refusal [CA-11] [RG-14]', () => {
  const cases = [
    { refusal: 'wrong-secret', stateOf: ({ state }: Issued) => state, wrong: true },
    { refusal: 'keypair-disabled', stateOf: (it: Issued) => changed(it, { enabled: false }) },
    { refusal: 'keypair-expired', stateOf: (it: Issued) => changed(it, { expiresAt: NOW }) },
    {
      refusal: 'secret-expired',
      stateOf: (it: Issued) => changed(it, { secrets: [{ ...it.secret, expiresAt: NOW }] }),
    },
    { refusal: 'owner-closed', stateOf: ({ state }: Issued) => ({ ...state, owner: undefined }) },
    { refusal: 'owner-closed', stateOf: ({ state }: Issued) => ({ ...state, account: undefined }) },
    {
      refusal: 'owner-closed',
      stateOf: (it: Issued) =>
        changed(it, { account: anAccount({ id: it.state.account?.id ?? '' }) }),
    },
    {
      refusal: 'owner-closed',
      stateOf: (it: Issued) => {
        const account = it.state.account ?? anAccount()
        return changed(it, { account, owner: anEnvironment(account) })
      },
    },
  ]
  test.each(cases)('$refusal', async ({ refusal, stateOf, wrong }) => {
    const it = issued()
    const ports = new RecordingPorts(stateOf(it))
    const credentials = wrong ? { ...it.credentials, keySecret: newKeySecret() } : it.credentials
    expect(await authenticateKeypair(credentials, ports, NOW)).toBe(refusal)
    expect(ports.calls).toEqual(FULL_COURSE)
  })
})

describe('with a wrong secret, the reason in the log is the wrong secret, whatever else is wrong', () => {
  test.each([
    { what: 'a disabled keypair', change: { enabled: false } },
    { what: 'an expired keypair', change: { expiresAt: at(-1) } },
    { what: 'a keypair of a closed owner', change: { incarnation: 'anoldincarnation' } },
  ])('$what', async ({ change }) => {
    const it = issued()
    const ports = new RecordingPorts(changed(it, change))
    const credentials = { ...it.credentials, keySecret: newKeySecret() }
    expect(await authenticateKeypair(credentials, ports, NOW)).toBe('wrong-secret')
    expect(ports.calls).toEqual(FULL_COURSE)
  })
})

describe('no secret is verified for', () => {
  test('an unknown key ID: there is no MAC', async () => {
    const ports = new RecordingPorts(undefined)
    const { credentials } = issued()
    expect(await authenticateKeypair(credentials, ports, NOW)).toBe('unknown-key-id')
    expect(ports.calls).toEqual(['locate'])
  })

  test('a keypair that was removed after it was located', async () => {
    const { credentials, state } = issued()
    const ports = new RecordingPorts({ ...state, keypair: undefined })
    expect(await authenticateKeypair(credentials, ports, NOW)).toBe('keypair-removed')
    expect(ports.calls).toEqual(['locate', 'read'])
  })

  const { keyId, keySecret } = issued().credentials
  test.each([
    { keyId: '', keySecret },
    { keyId: `${keyId} `, keySecret },
    { keyId: keySecret, keySecret: keyId },
    { keyId, keySecret: '' },
    { keyId, keySecret: `${keySecret}0` },
    { keyId, keySecret: keySecret.slice(0, -1) },
    { keyId, keySecret: `fbs_${'0'.repeat(49)}` },
    { keyId: 'x'.repeat(10_000), keySecret },
    { keyId: newKeyId(), keySecret: 'y'.repeat(10_000) },
  ])('malformed credentials, without any call: row %# [CA-13] [CA-14]', async (credentials) => {
    const ports = new RecordingPorts(issued().state)
    expect(await authenticateKeypair(credentials, ports, NOW)).toBe('malformed')
    expect(ports.calls).toEqual([])
  })
})

/** The attack: somebody copies a MAC from one keypair, secret or incarnation to another. */
test('a secret is verified with its key ID, incarnation and secret id, and with the pepper that made its MAC', async () => {
  const { credentials, keypair, secret, state } = issued()
  const ports = new RecordingPorts(state)
  await authenticateKeypair(credentials, ports, NOW)
  const { keyId, incarnation } = keypair
  const { secretId, mac, pepperKeyArn } = secret
  expect(ports.verified).toEqual([
    {
      material: { keyId, incarnation, secretId, keySecret: credentials.keySecret },
      mac: expect.objectContaining({ mac, pepperKeyArn }),
    },
  ])
})

test.each(['locate', 'read', 'verify'])(
  'when %s fails, the result is a fault, not a refusal [E-05]',
  async (call) => {
    const { credentials, state } = issued()
    const fault = unavailable(new Error('throttled'))
    const { credentialReader, secretVerifier } = new RecordingPorts(state)
    const fail = async () => Promise.reject(fault)
    const ports = {
      credentialReader: {
        locate: call === 'locate' ? fail : credentialReader.locate,
        read: call === 'read' ? fail : credentialReader.read,
      },
      secretVerifier: call === 'verify' ? { verify: fail } : secretVerifier,
    }
    await expect(authenticateKeypair(credentials, ports, NOW)).rejects.toBe(fault)
  },
)
