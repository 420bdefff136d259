import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { TOKEN_SIGNING_PURPOSE } from '../../shared/domain/tokens/signing-key.ts'

/** What capabilities allow, as data: one action on one resource, and on what part of it. */
export type Permission =
  | {
      readonly on: 'table'
      readonly action: TableAction
      /** Patterns of the partition keys that the action may touch. */
      readonly partitions: readonly [string, ...string[]]
    }
  | { readonly on: 'wholeTable'; readonly action: 'Scan' }
  /** The audit trail: nobody has a permission to change or delete what is in it. */
  | { readonly on: 'events'; readonly action: 'PutItem' | 'Query' }
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
  readonly eventsTableArn: string
  /** The pepper of new secrets' MACs. */
  readonly pepperKeyArn: string
  /** Every pepper that a secret may be under, that one too. */
  readonly pepperKeyArns: readonly string[]
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
    case 'events':
      return new PolicyStatement({
        actions: [`dynamodb:${permission.action}`],
        resources: [resources.eventsTableArn],
      })
    case 'pepper':
      return new PolicyStatement({
        actions: [`kms:${permission.action}`],
        resources:
          permission.action === 'VerifyMac'
            ? [...resources.pepperKeyArns]
            : [resources.pepperKeyArn],
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
