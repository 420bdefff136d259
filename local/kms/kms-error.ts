/** The errors of KMS that the stand-in answers. The SDK makes its classes from the names. */
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
