import { createHash } from 'node:crypto'
import {
  InvalidCiphertextException,
  InvalidKeyUsageException,
  KMSInvalidMacException,
  KMSServiceException,
  NotFoundException,
} from '@aws-sdk/client-kms'
import type { KeyMaterial } from '../../../local/kms/key-material.ts'
import { KmsError } from '../../../local/kms/kms-error.ts'
import { generateMac, verifyMac } from '../../../local/kms/mac.ts'
import { decrypt, generateDataKeyPairWithoutPlaintext } from '../../../local/kms/wrap.ts'
import type { Parameters } from '../dynamodb/parameters.ts'

type Operation = (material: KeyMaterial, input: unknown) => object

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['GenerateMacCommand', generateMac],
  ['VerifyMacCommand', verifyMac],
  ['GenerateDataKeyPairWithoutPlaintextCommand', generateDataKeyPairWithoutPlaintext],
  ['DecryptCommand', decrypt],
])

const BLOBS = ['Mac', 'PublicKey', 'PrivateKeyCiphertextBlob', 'Plaintext']

/** KMS in this process, with the cryptography, checks and errors of the local stack's KMS. */
export class MemoryKms {
  readonly #material: KeyMaterial

  /**
   * @param material the same for all, unless stated, so that another run can unwrap a key
   */
  constructor(material: KeyMaterial = { pepper: keyOf('pepper'), wrapping: keyOf('wrapping') }) {
    this.#material = material
  }

  /**
   * Answers one call of the SDK's client.
   *
   * @param name as the SDK names the command: 'GenerateMacCommand'
   * @throws {KMSServiceException} of the class that the SDK uses for KMS's error
   */
  call(name: string, input: Parameters): Record<string, unknown> {
    try {
      const sent = Object.entries(input).map(([member, value]) => [member, toText(value)])
      const answer = this.answer(name, Object.fromEntries(sent))
      return Object.fromEntries(
        Object.entries(answer).map(([member, value]) => [member, toBytes(member, value)]),
      )
    } catch (error) {
      throw error instanceof KmsError ? serviceException(error) : error
    }
  }

  /**
   * Answers one call in wire format, with bytes in base64.
   *
   * @throws {KmsError}
   */
  answer(name: string, input: Parameters): object {
    const operation = OPERATIONS.get(name)
    if (operation) return operation(this.#material, input)
    throw new KmsError('UnknownOperationException', `unsupported call: ${name}`)
  }
}

function keyOf(name: string): Buffer {
  return createHash('sha256').update(name).digest()
}

function toText(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
}

function toBytes(member: string, value: unknown): unknown {
  const isBlob = typeof value === 'string' && BLOBS.includes(member)
  return isBlob ? new Uint8Array(Buffer.from(value, 'base64')) : value
}

function serviceException({ type, message }: KmsError): KMSServiceException {
  const options = { message, $metadata: {} }
  switch (type) {
    case 'KMSInvalidMacException':
      return new KMSInvalidMacException(options)
    case 'InvalidCiphertextException':
      return new InvalidCiphertextException(options)
    case 'InvalidKeyUsageException':
      return new InvalidKeyUsageException(options)
    case 'NotFoundException':
      return new NotFoundException(options)
    default:
      return new KMSServiceException({ ...options, name: type, $fault: 'client' })
  }
}
