import { createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DecryptCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateMacCommand,
  InvalidCiphertextException,
  InvalidKeyUsageException,
  KMSClient,
  KMSInvalidMacException,
  NotFoundException,
  VerifyMacCommand,
} from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Kms, startKms } from '../../../../local/kms/kms.ts'
import { PEPPER_KEY_ARN, WRAPPING_KEY_ARN } from '../../../../local/kms/local-keys.ts'

const MacAlgorithm = 'HMAC_SHA_256'
const Message = Buffer.from('message')

function clientOf(kms: Kms): KMSClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new KMSClient({ endpoint: kms.endpoint, region: 'eu-west-1', credentials })
}

describe('the KMS stand-in, called by the real SDK client', () => {
  let kms: Kms
  let client: KMSClient
  beforeAll(async () => {
    kms = await startKms()
    client = clientOf(kms)
  })
  afterAll(async () => {
    client.destroy()
    await kms.stop()
  })

  const mac = (KeyId = PEPPER_KEY_ARN, message: Uint8Array = Message) =>
    client.send(new GenerateMacCommand({ KeyId, MacAlgorithm, Message: message }))
  const wrap = (EncryptionContext: Record<string, string>, KeyId = WRAPPING_KEY_ARN) =>
    client.send(
      new GenerateDataKeyPairWithoutPlaintextCommand({
        KeyId,
        KeyPairSpec: 'ECC_NIST_P256',
        EncryptionContext,
      }),
    )

  test('a MAC verifies', async () => {
    const { Mac, KeyId } = await mac()
    const command = new VerifyMacCommand({ KeyId, MacAlgorithm, Message, Mac })
    expect(KeyId).toBe(PEPPER_KEY_ARN)
    expect(await client.send(command)).toMatchObject({ MacValid: true, KeyId: PEPPER_KEY_ARN })
  })

  test('a MAC of another message, or with another length, is a KMSInvalidMacException', async () => {
    const { Mac } = await mac()
    for (const [message, given] of [
      [Buffer.from('other'), Mac],
      [Message, randomBytes(31)],
    ] as const) {
      const command = new VerifyMacCommand({
        KeyId: PEPPER_KEY_ARN,
        MacAlgorithm,
        Message: message,
        Mac: given,
      })
      await expect(client.send(command)).rejects.toBeInstanceOf(KMSInvalidMacException)
    }
  })

  test('a message has 1 to 4096 bytes, and the algorithm is HMAC_SHA_256', async () => {
    await expect(mac(PEPPER_KEY_ARN, randomBytes(4096))).resolves.toBeDefined()
    await expect(mac(PEPPER_KEY_ARN, randomBytes(4097))).rejects.toThrow('Message')
    await expect(mac(PEPPER_KEY_ARN, Buffer.alloc(0))).rejects.toThrow('Message')
    const otherAlgorithm = new GenerateMacCommand({
      KeyId: PEPPER_KEY_ARN,
      MacAlgorithm: 'HMAC_SHA_512',
      Message,
    })
    await expect(client.send(otherAlgorithm)).rejects.toThrow('MacAlgorithm')
  })

  test('a key of the wrong kind, and an unknown key, are refused like in KMS', async () => {
    await expect(mac(WRAPPING_KEY_ARN)).rejects.toBeInstanceOf(InvalidKeyUsageException)
    await expect(wrap({}, PEPPER_KEY_ARN)).rejects.toBeInstanceOf(InvalidKeyUsageException)
    await expect(mac(`${PEPPER_KEY_ARN}-2`)).rejects.toBeInstanceOf(NotFoundException)
  })

  test('a wrapped private key can be unwrapped with its context, in any order, and signs', async () => {
    const pair = await wrap({ purpose: 'sign', kid: '1' })
    const unwrapped = await client.send(
      new DecryptCommand({
        CiphertextBlob: pair.PrivateKeyCiphertextBlob,
        EncryptionContext: { kid: '1', purpose: 'sign' },
      }),
    )
    const key = {
      key: Buffer.from(unwrapped.Plaintext ?? []),
      format: 'der',
      type: 'pkcs8',
    } as const
    const publicKey = createPublicKey({
      key: Buffer.from(pair.PublicKey ?? []),
      format: 'der',
      type: 'spki',
    })
    expect(verify('sha256', Message, publicKey, sign('sha256', Message, key))).toBe(true)
  })

  test('another context, or a changed ciphertext, is an InvalidCiphertextException', async () => {
    const { PrivateKeyCiphertextBlob } = await wrap({ kid: '1' })
    const changed = Buffer.from(PrivateKeyCiphertextBlob ?? [])
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    for (const [CiphertextBlob, EncryptionContext] of [
      [PrivateKeyCiphertextBlob, { kid: '2' }],
      [PrivateKeyCiphertextBlob, undefined],
      [changed, { kid: '1' }],
      [Buffer.from('short'), { kid: '1' }],
    ] as const) {
      const command = new DecryptCommand({ CiphertextBlob, EncryptionContext })
      await expect(client.send(command)).rejects.toBeInstanceOf(InvalidCiphertextException)
    }
  })
})

test('a data folder stores the keys, readable only by their owner, so that old MACs verify', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'feedback-keys-'))
  const before = await startKms({ dataDirectory })
  const first = clientOf(before)
  const { Mac } = await first.send(
    new GenerateMacCommand({ KeyId: PEPPER_KEY_ARN, MacAlgorithm, Message }),
  )
  first.destroy()
  await before.stop()

  const after = await startKms({ dataDirectory })
  const second = clientOf(after)
  const command = new VerifyMacCommand({ KeyId: PEPPER_KEY_ARN, MacAlgorithm, Message, Mac })
  expect((await second.send(command)).MacValid).toBe(true)
  expect((await stat(join(dataDirectory, 'kms-keys.json'))).mode & 0o777).toBe(0o600)
  second.destroy()
  await after.stop()
  await rm(dataDirectory, { recursive: true })
})
