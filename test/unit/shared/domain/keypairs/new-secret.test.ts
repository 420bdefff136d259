import { afterEach, expect, test, vi } from 'vitest'
import { hintOf, isKeySecret } from '../../../../../shared/domain/keypairs/key-secret.ts'
import type { SecretMaterial } from '../../../../../shared/domain/keypairs/keypair-ports.ts'
import { newSecret } from '../../../../../shared/domain/keypairs/new-secret.ts'
import type { Ports } from '../../../../../shared/domain/ports.ts'
import { BASE62 } from '../../../../../shared/domain/random-text.ts'
import { aKeypair, NOW } from '../../../support/domain-values.ts'

const hashed = { mac: new Uint8Array([7]), pepperKeyArn: 'arn:aws:kms:::key/pepper' }

function recordingHasher() {
  const materials: SecretMaterial[] = []
  const hasher: Ports['secretHasher'] = {
    mac: async (material) => {
      materials.push(material)
      return hashed
    },
  }
  return { hasher, materials }
}

afterEach(() => {
  vi.restoreAllMocks()
})

test('a stored secret has the MAC, the hint and the id, and never the key secret', async () => {
  const { hasher } = recordingHasher()
  const { secret, keySecret } = await newSecret(aKeypair(), hasher, NOW)
  expect(isKeySecret(keySecret)).toBe(true)
  expect(secret).toEqual({
    ...hashed,
    secretId: expect.stringMatching(/^[0-9a-z]{8}$/),
    hint: hintOf(keySecret),
    createdAt: NOW,
    expiresAt: null,
  })
  expect(JSON.stringify(secret)).not.toContain(keySecret)
})

/** The attack: somebody copies a MAC to another keypair, incarnation or secret. */
test('its MAC binds it to its keypair, the incarnation and its id', async () => {
  const { hasher, materials } = recordingHasher()
  const keypair = aKeypair()
  const { secret, keySecret } = await newSecret(keypair, hasher, NOW)
  const { keyId, incarnation } = keypair
  expect(materials).toEqual([{ keyId, incarnation, secretId: secret.secretId, keySecret }])
})

test('its hint differs from those of the other secrets: the hint says which one a client presents', async () => {
  const { hasher } = recordingHasher()
  const keypair = aKeypair({ secrets: [] })
  const first = await newSecret(keypair, hasher, NOW)
  const drawn = [first.keySecret.slice(4, 47), 'x'.repeat(43), ...'abcdefgh']
  // The generator draws the random part of the first secret again, and then another one.
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    const text = drawn.shift() ?? ''
    if (array instanceof Uint8Array) array.set([...text].map((letter) => BASE62.indexOf(letter)))
    return array
  })
  const second = await newSecret({ ...keypair, secrets: [first.secret] }, hasher, NOW)
  expect(second.keySecret).toContain('x'.repeat(43))
  expect(second.secret.hint).not.toBe(first.secret.hint)
  expect(second.secret.hint).toBe(hintOf(second.keySecret))
})
