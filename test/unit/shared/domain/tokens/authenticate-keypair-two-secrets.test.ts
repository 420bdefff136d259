import { describe, expect, test } from 'vitest'
import { hintOf, newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import type { Secret } from '../../../../../shared/domain/keypairs/keypair.ts'
import { authenticateKeypair } from '../../../../../shared/domain/tokens/authenticate-keypair.ts'
import { issued, RecordingPorts } from '../../../support/credentials.ts'
import { aSecret, at, NOW } from '../../../support/domain-values.ts'

/** A keypair during an overlap: an old secret with a deadline, and a new one. */
function rotated(deadline: Date) {
  const it = issued()
  const old: Secret = { ...it.secret, expiresAt: deadline }
  const next = aSecret({ hint: '????' })
  const keypair = { ...it.keypair, secrets: [old, next] }
  return { ...it, old, next, ports: new RecordingPorts({ ...it.state, keypair }) }
}

describe('with two secrets', () => {
  test('only the secret with the presented hint is verified', async () => {
    const { credentials, old, ports } = rotated(at(60))
    expect(await authenticateKeypair(credentials, ports, NOW)).toMatchObject({ secret: old })
    expect(ports.verified.map(({ material }) => material.secretId)).toEqual([old.secretId])
  })

  test('the newest is verified when no hint matches: a wrong guess costs as much as a right one [CA-11]', async () => {
    const { credentials, old, next, ports } = rotated(at(60))
    let keySecret = newKeySecret()
    while (hintOf(keySecret) === old.hint) keySecret = newKeySecret()
    const refusal = await authenticateKeypair({ ...credentials, keySecret }, ports, NOW)
    expect(refusal).toBe('wrong-secret')
    expect(ports.verified.map(({ material }) => material.secretId)).toEqual([next.secretId])
  })
})

describe('each use of a secret compares its deadline with the clock [CA-15] [TM-46]', () => {
  const deadline = at(60)
  test('it works until just before the deadline', async () => {
    const { credentials, old, ports } = rotated(deadline)
    const before = new Date(deadline.getTime() - 1)
    expect(await authenticateKeypair(credentials, ports, before)).toMatchObject({ secret: old })
  })

  test.each([0, 1, 86_400])(
    'it does not work %i seconds after the deadline, even while the item exists',
    async (late) => {
      const { credentials, ports } = rotated(deadline)
      const now = new Date(deadline.getTime() + late * 1000)
      expect(await authenticateKeypair(credentials, ports, now)).toBe('secret-expired')
    },
  )
})

test.each([
  { seconds: -0.001, outcome: 'authenticated' },
  { seconds: 0, outcome: 'keypair-expired' },
  { seconds: 1, outcome: 'keypair-expired' },
])(
  'the expiry of a keypair is compared with the clock: $outcome $seconds seconds after it',
  async ({ seconds, outcome }) => {
    const { credentials, state } = issued({ expiresAt: NOW })
    const result = await authenticateKeypair(credentials, new RecordingPorts(state), at(seconds))
    expect(typeof result === 'string' ? result : 'authenticated').toBe(outcome)
  },
)
