import { createCipheriv, createDecipheriv, generateKeyPairSync, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { KeyMaterial } from './key-material.ts'
import { KmsError } from './kms-error.ts'
import { keyFor, type LocalKey, WRAPPING_KEY_ARN } from './local-keys.ts'
import { blob, encryptionContext, keyId, parseMembers } from './members.ts'

const CIPHERTEXT_BYTES_MAX = 6144
const IV_BYTES = 12
const TAG_BYTES = 16

const generateRequest = z.object({
  KeyId: keyId,
  KeyPairSpec: z.literal('ECC_NIST_P256'),
  EncryptionContext: encryptionContext,
})
const decryptRequest = z.object({
  /** Optional in KMS, where the ciphertext names its key. */
  KeyId: z._default(keyId, WRAPPING_KEY_ARN),
  CiphertextBlob: blob(CIPHERTEXT_BYTES_MAX),
  EncryptionAlgorithm: z._default(z.literal('SYMMETRIC_DEFAULT'), 'SYMMETRIC_DEFAULT'),
  EncryptionContext: encryptionContext,
})

/** Makes a P-256 key. Returns its public half as SPKI, and its private half, wrapped, as PKCS #8. */
export function generateDataKeyPairWithoutPlaintext(material: KeyMaterial, input: unknown): object {
  const request = parseMembers(generateRequest, input)
  const key = keyFor(material, request.KeyId, 'SYMMETRIC_DEFAULT')
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  const wrapped = encrypt(key, pair.privateKey, request.EncryptionContext)
  return {
    KeyId: key.arn,
    KeyPairSpec: request.KeyPairSpec,
    PrivateKeyCiphertextBlob: wrapped.toString('base64'),
    PublicKey: pair.publicKey.toString('base64'),
  }
}

/** @throws {KmsError} InvalidCiphertextException when the ciphertext or the encryption context is wrong. */
export function decrypt(material: KeyMaterial, input: unknown): object {
  const request = parseMembers(decryptRequest, input)
  const key = keyFor(material, request.KeyId, 'SYMMETRIC_DEFAULT')
  const plaintext = unwrap(key, request.CiphertextBlob, request.EncryptionContext)
  return {
    KeyId: key.arn,
    EncryptionAlgorithm: request.EncryptionAlgorithm,
    Plaintext: plaintext.toString('base64'),
  }
}

type Context = Readonly<Record<string, string>>

function encrypt(key: LocalKey, plaintext: Buffer, context: Context): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.material, iv).setAAD(additionalData(context))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext])
}

function unwrap(key: LocalKey, blob: Uint8Array, context: Context): Buffer {
  try {
    const iv = blob.subarray(0, IV_BYTES)
    const tag = blob.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key.material, iv, { authTagLength: TAG_BYTES })
      .setAAD(additionalData(context))
      .setAuthTag(tag)
    const ciphertext = blob.subarray(IV_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(ciphertext), decipher.final()])
  } catch {
    throw new KmsError('InvalidCiphertextException', 'The ciphertext cannot be decrypted.')
  }
}

/** The pairs of an encryption context, sorted, because KMS ignores their order. */
function additionalData(context: Context): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))
  return Buffer.from(JSON.stringify(pairs))
}
