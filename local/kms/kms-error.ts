/** The KMS errors that the stand-in answers with. The SDK chooses its error classes by these names. */
export type KmsErrorName =
  | 'InvalidCiphertextException'
  | 'InvalidKeyUsageException'
  | 'KMSInvalidMacException'
  | 'NotFoundException'
  | 'UnknownOperationException'
  | 'ValidationException'

export class KmsError extends Error {
  override readonly name = 'KmsError'
  readonly type: KmsErrorName

  constructor(type: KmsErrorName, message: string) {
    super(message)
    this.type = type
  }
}
