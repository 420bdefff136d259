import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { TOKEN_SIGNING_PURPOSE } from '../../shared/domain/tokens/signing-key.ts'

/** A permission as data: one action on one resource, or on a part of it. */
export type Permission =
  | {
      readonly on: 'table'
      readonly action: TableAction
      /** Patterns of the allowed partition keys. */
      readonly partitions: readonly [string, ...string[]]
    }
  | { readonly on: 'wholeTable'; readonly action: 'Scan' }
  /** The audit trail. There is no permission to change or delete an audit event. */
  | { readonly on: 'events'; readonly action: 'PutItem' | 'Query' }
  | { readonly on: 'pepper'; readonly action: 'GenerateMac' | 'VerifyMac' }
  | {
      readonly on: 'wrapping'
      readonly action: 'Decrypt' | 'GenerateDataKeyPairWithoutPlaintext'
    }

/** Actions on named partitions. A transaction needs the permission for each of its actions. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem'

/** The resources that permissions refer to. */
export interface PermittedResources {
  readonly tableArn: string
  readonly auditEventsTableArn: string
  /** The pepper for the MACs of new secrets. */
  readonly pepperKeyArn: string
  /** Every pepper that may have made a secret's MAC, including the one for new secrets. */
  readonly pepperKeyArns: readonly string[]
  readonly wrappingKeyArn: string
  /** `issuer` in the encryption context of signing keys. It prevents unwrapping another stage's keys. */
  readonly issuer: string
}

/** Returns the IAM statement of a permission. */
export function statementOf(
  permission: Permission,
  resources: PermittedResources,
): PolicyStatement {
  switch (permission.on) {
    case 'table':
      return new PolicyStatement({
        actions: [`dynamodb:${permission.action}`],
        resources: [resources.tableArn],
        // The condition is also true for a request without a partition, but these actions always name one.
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
        resources: [resources.auditEventsTableArn],
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
