import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Kms, startKms } from '../../../../../local/kms/kms.ts'
import { WRAPPING_KEY_ARN } from '../../../../../local/kms/local-keys.ts'
import { signingKeyToItem } from '../../../../../shared/aws/table/items/signing-key-item.ts'
import { signingKeyStore } from '../../../../../shared/aws/tokens/signing-key-store.ts'
import { signingRing } from '../../../../../shared/aws/tokens/signing-ring.ts'
import type { SigningKey } from '../../../../../shared/domain/tokens/signing-key.ts'
import { fakeDynamoDb } from '../../../support/fake-aws.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const settings = {
  tableName: 'table',
  wrappingKeyArn: WRAPPING_KEY_ARN,
  issuer: 'https://keys.example',
}

/** KMS's error when ciphertext and encryption context do not belong together. */
const REFUSED = {
  code: 'temporarily-unavailable',
  cause: { name: 'InvalidCiphertextException' },
}

let kms: Kms
let restore = () => {}
let key: SigningKey

beforeAll(async () => {
  kms = await startKms({})
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.endpoint)
})

beforeEach(async () => {
  const fake = fakeDynamoDb({})
  key = await signingKeyStore(settings).create(NOW, NOW)
  fake.restore()
})

afterEach(() => restore())

afterAll(async () => {
  await kms.stop()
})

function holding(...keys: readonly SigningKey[]) {
  const fake = fakeDynamoDb({ Items: keys.map(signingKeyToItem) })
  restore = fake.restore
  return fake
}

const sign = (ring = signingRing(settings)) => ring.sign('at+jwt', { sub: 'fbk_a' }, NOW)

describe('a signing key is only unwrapped for what it was wrapped for', () => {
  test('with its issuer and its kid', async () => {
    holding(key)
    const [header] = (await sign()).split('.')
    expect(JSON.parse(Buffer.from(String(header), 'base64url').toString())).toEqual({
      alg: 'ES256',
      typ: 'at+jwt',
      kid: key.kid,
    })
  })

  /** The attack: somebody puts a key of another stage or purpose where this stage looks for its keys. */
  test('not with another issuer [TM-27]', async () => {
    const issuer = 'https://other.example'
    holding({ ...key, issuer })
    await expect(sign(signingRing({ ...settings, issuer }))).rejects.toMatchObject(REFUSED)
  })

  test('not with another kid [TM-27]', async () => {
    holding({ ...key, kid: '0123456789abcdefghjkmn' })
    await expect(sign()).rejects.toMatchObject(REFUSED)
  })

  test('not when one bit of it has changed [TM-27]', async () => {
    const wrappedPrivateKey = Uint8Array.from(key.wrappedPrivateKey, (byte, place) =>
      place === 40 ? byte ^ 1 : byte,
    )
    holding({ ...key, wrappedPrivateKey })
    await expect(sign()).rejects.toMatchObject(REFUSED)
  })
})

test('the memory holds only the public half of a key', () => {
  const { publicJwk } = signingKeyToItem(key)
  expect(publicJwk).toEqual({ kty: 'EC', crv: 'P-256', x: key.publicJwk.x, y: key.publicJwk.y })
})

test('keys are read once in five minutes: then a withdrawn key is no longer used', async () => {
  const ring = signingRing(settings)
  const { calls } = holding(key)
  await sign(ring)
  await sign(ring)
  expect(calls).toHaveLength(1)
  restore()
  holding()
  const later = new Date(NOW.getTime() + 5 * 60_000)
  await expect(ring.sign('at+jwt', {}, later)).rejects.toMatchObject({
    code: 'temporarily-unavailable',
  })
})
