import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { TOKEN_SIGNING_PURPOSE } from '../shared/domain/signing-key.ts'

/** What capabilities allow, as data: one action on one resource, and on what part of it. */
export type Permission =
  | {
      readonly on: 'table'
      readonly action: TableAction
      /** Patterns of the partition keys that the action may touch. */
      readonly partitions: readonly [string, ...string[]]
    }
  | { readonly on: 'wholeTable'; readonly action: 'Scan' }
  | { readonly on: 'pepper'; readonly action: 'GenerateMac' | 'VerifyMac' }
  | {
      readonly on: 'wrapping'
      readonly action: 'Decrypt' | 'GenerateDataKeyPairWithoutPlaintext'
    }

/** Actions that name the partitions that they touch. A transaction needs those of its parts. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'

/** What permissions are permissions on. */
export interface PermittedResources {
  readonly tableArn: string
  readonly pepperKeyArn: string
  readonly wrappingKeyArn: string
  /** `issuer` in the encryption context of wrapped signing keys: another stage's are not unwrapped. */
  readonly issuer: string
}

/** The IAM statement of a permission. */
export function statementOf(
  permission: Permission,
  resources: PermittedResources,
): PolicyStatement {
  switch (permission.on) {
    case 'table':
      return new PolicyStatement({
        actions: [`dynamodb:${permission.action}`],
        resources: [resources.tableArn],
        // True of a request that names no partition, too; each of these actions names one.
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': permission.partitions },
        },
      })
    case 'wholeTable':
      return new PolicyStatement({
        actions: [`dynamodb:${permission.action}`],
        resources: [resources.tableArn],
      })
    case 'pepper':
      return new PolicyStatement({
        actions: [`kms:${permission.action}`],
        resources: [resources.pepperKeyArn],
        conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
      })
    case 'wrapping':
      return new PolicyStatement({
        actions: [`kms:${permission.action}`],
        resources: [resources.wrappingKeyArn],
        conditions: {
          StringEquals: {
            'kms:EncryptionContext:purpose': TOKEN_SIGNING_PURPOSE,
            'kms:EncryptionContext:issuer': resources.issuer,
          },
        },
      })
  }
}
