import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Kms, startKms } from '../../../../../local/kms/kms.ts'
import { PEPPER_KEY_ARN } from '../../../../../local/kms/local-keys.ts'
import { secretHasher } from '../../../../../shared/aws/secrets/secret-hasher.ts'
import { secretVerifier } from '../../../../../shared/aws/secrets/secret-verifier.ts'
import type { SecretMaterial } from '../../../../../shared/domain/keypairs/keypair-ports.ts'
import { AwsProxy, type Fault } from '../../../../local-stack/aws-proxy.ts'

let kms: Kms
let proxy: AwsProxy

beforeAll(async () => {
  kms = await startKms({})
  proxy = await AwsProxy.start(kms.endpoint)
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', proxy.url)
})

afterAll(async () => {
  await proxy.stop()
  await kms.stop()
})

const hex = () => randomBytes(8).toString('hex')

async function hashed() {
  const material: SecretMaterial = {
    keyId: `fbk_${hex()}`,
    incarnation: hex(),
    secretId: hex(),
    keySecret: `fbs_${hex()}`,
  }
  return { material, mac: await secretHasher({ pepperKeyArn: PEPPER_KEY_ARN }).mac(material) }
}

describe('a secret', () => {
  test('is verified by KMS the first time, and then from memory', async () => {
    const { material, mac } = await hashed()
    const verifier = secretVerifier()
    const calls = await proxy.during(async () => {
      expect(await verifier.verify(material, mac)).toBe(true)
      expect(await verifier.verify(material, mac)).toBe(true)
    })
    expect(calls).toEqual(['VerifyMac'])
  })

  /** The attack: somebody copies a MAC that matched to another place, while the process is warm. */
  test.each(['keyId', 'incarnation', 'secretId', 'keySecret'] as const)(
    'is only verified with its own %s, from memory or not [TM-24]',
    async (part) => {
      const { material, mac } = await hashed()
      const verifier = secretVerifier()
      expect(await verifier.verify(material, mac)).toBe(true)
      expect(await verifier.verify({ ...material, [part]: `other-${hex()}` }, mac)).toBe(false)
    },
  )

  test('is verified against the present MAC, whatever matched before [TM-24]', async () => {
    const [one, another] = [await hashed(), await hashed()]
    const verifier = secretVerifier()
    expect(await verifier.verify(one.material, one.mac)).toBe(true)
    expect(await verifier.verify(one.material, another.mac)).toBe(false)
  })

  test('is verified with parts that cannot run into each other [TM-24]', async () => {
    const { material, mac } = await hashed()
    const { keyId, incarnation } = material
    const shifted = {
      ...material,
      keyId: keyId + incarnation.slice(0, 1),
      incarnation: incarnation.slice(1),
    }
    expect(await secretVerifier().verify(shifted, mac)).toBe(false)
  })

  test('that is wrong is verified each time: a mismatch is not remembered', async () => {
    const { material, mac } = await hashed()
    const verifier = secretVerifier()
    const wrong = { ...material, keySecret: 'fbs_wrong' }
    const calls = await proxy.during(async () => {
      expect(await verifier.verify(wrong, mac)).toBe(false)
      expect(await verifier.verify(wrong, mac)).toBe(false)
    })
    expect(calls).toEqual(['VerifyMac', 'VerifyMac'])
  })
})

const faults: Record<string, Fault> = {
  'an error': { kind: 'error', status: 500, type: 'KMSInternalException' },
  throttling: { kind: 'error', status: 400, type: 'ThrottlingException' },
  'a denied permission': { kind: 'error', status: 400, type: 'AccessDeniedException' },
  'a disabled key': { kind: 'error', status: 400, type: 'DisabledException' },
  'a cut connection': { kind: 'reset' },
  'a malformed answer': { kind: 'malformed' },
}

test.each(Object.entries(faults))(
  '%s of KMS is not an answer, and is not remembered [E-05]',
  async (_, fault) => {
    const { material, mac } = await hashed()
    const verifier = secretVerifier()
    proxy.failWith(() => fault)
    await expect(verifier.verify(material, mac)).rejects.toMatchObject({
      code: 'temporarily-unavailable',
    })
    proxy.recover()
    expect(await verifier.verify(material, mac)).toBe(true)
  },
)
