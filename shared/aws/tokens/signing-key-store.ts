import { createPublicKey } from 'node:crypto'
import { GenerateDataKeyPairWithoutPlaintextCommand } from '@aws-sdk/client-kms'
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { unavailable } from '../../domain/errors.ts'
import type { Ports } from '../../domain/ports.ts'
import { BASE32, randomText } from '../../domain/random-text.ts'
import type { PublicJwk, SigningKey } from '../../domain/tokens/signing-key.ts'
import { dynamodb, kms } from '../sdk/clients.ts'
import { guarded } from '../sdk/faults.ts'
import { signingKeyKey, signingKeyToItem } from '../table/items/signing-key-item.ts'
import { encryptionContext, listSigningKeys } from './signing-keys.ts'

interface Settings {
  readonly tableName: string
  readonly wrappingKeyArn: string
  readonly issuer: string
}

const KID_LENGTH = 22

/** Stores signing keys for rotation. KMS makes and wraps each private half, so this code never sees it. */
export function signingKeyStore(settings: Settings): Ports['signingKeyStore'] {
  const { tableName } = settings
  return {
    list: () => listSigningKeys(tableName),
    async create(createdAt, signsFrom) {
      const key = await generate(settings, createdAt, signsFrom)
      const command = new PutCommand({
        TableName: tableName,
        Item: signingKeyToItem(key),
        ConditionExpression: 'attribute_not_exists(pk)',
      })
      await guarded((options) => dynamodb().send(command, options))
      return key
    },
    async remove(kid) {
      const command = new DeleteCommand({ TableName: tableName, Key: signingKeyKey(kid) })
      await guarded((options) => dynamodb().send(command, options))
    },
  }
}

async function generate(settings: Settings, createdAt: Date, signsFrom: Date): Promise<SigningKey> {
  const kid = randomText(BASE32, KID_LENGTH)
  const command = new GenerateDataKeyPairWithoutPlaintextCommand({
    KeyId: settings.wrappingKeyArn,
    KeyPairSpec: 'ECC_NIST_P256',
    EncryptionContext: encryptionContext(settings.issuer, kid),
  })
  const { PublicKey, PrivateKeyCiphertextBlob } = await guarded((options) =>
    kms().send(command, options),
  )
  if (PublicKey === undefined || PrivateKeyCiphertextBlob === undefined) {
    throw unavailable(new Error('GenerateDataKeyPairWithoutPlaintext answered without a key'))
  }
  return {
    kid,
    issuer: settings.issuer,
    publicJwk: publicJwkOf(PublicKey),
    wrappedPrivateKey: PrivateKeyCiphertextBlob,
    createdAt,
    signsFrom,
  }
}

/** @throws {DomainError} temporarily-unavailable when the answer of KMS is not a P-256 key */
function publicJwkOf(spki: Uint8Array): PublicJwk {
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  const { kty, crv, x, y } = key.export({ format: 'jwk' })
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) {
    throw unavailable(new Error('KMS made a key of the wrong type'))
  }
  return { kty, crv, x, y }
}
