import { describe, expect, test } from 'vitest'
import { hintOf, newKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import type { Secret } from '../../../../../shared/domain/keypairs/keypair.ts'
import { authenticateKeypair } from '../../../../../shared/domain/tokens/authenticate-keypair.ts'
import { issued, RecordingPorts } from '../../../support/credentials.ts'
import { aSecret, at, NOW } from '../../../support/domain-values.ts'

/** A keypair in the middle of a rotation: an old secret with a deadline, and a new one. */
function rotated(deadline: Date) {
  const it = issued()
  const old: Secret = { ...it.secret, expiresAt: deadline }
  const next = aSecret({ hint: '????' })
  const keypair = { ...it.keypair, secrets: [old, next] }
  return { ...it, old, next, ports: new RecordingPorts({ ...it.state, keypair }) }
}

describe('of two secrets', () => {
  test('the one whose hint is presented is verified, and no other', async () => {
    const { credentials, old, ports } = rotated(at(60))
    expect(await authenticateKeypair(credentials, ports, NOW)).toMatchObject({ secret: old })
    expect(ports.verified.map(({ material }) => material.secretId)).toEqual([old.secretId])
  })

  test('the newest is verified where no hint matches: a wrong guess costs what a right one does [CA-11]', async () => {
    const { credentials, old, next, ports } = rotated(at(60))
    let keySecret = newKeySecret()
    while (hintOf(keySecret) === old.hint) keySecret = newKeySecret()
    const refusal = await authenticateKeypair({ ...credentials, keySecret }, ports, NOW)
    expect(refusal).toBe('wrong-secret')
    expect(ports.verified.map(({ material }) => material.secretId)).toEqual([next.secretId])
  })
})

describe('the deadline of a secret is held against the clock at each use [CA-15] [TM-46]', () => {
  const deadline = at(60)
  test('it works until right before', async () => {
    const { credentials, old, ports } = rotated(deadline)
    const before = new Date(deadline.getTime() - 1)
    expect(await authenticateKeypair(credentials, ports, before)).toMatchObject({ secret: old })
  })

  test.each([0, 1, 86_400])(
    'and not %i seconds after, however long the item stays',
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
  'a keypair’s own expiry is held against the clock: $outcome $seconds seconds after it',
  async ({ seconds, outcome }) => {
    const { credentials, state } = issued({ expiresAt: NOW })
    const result = await authenticateKeypair(credentials, new RecordingPorts(state), at(seconds))
    expect(typeof result === 'string' ? result : 'authenticated').toBe(outcome)
  },
)
