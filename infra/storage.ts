import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import {
  PARTITION_KEY,
  SORT_KEY,
  STREAM_VIEW_TYPE,
  TTL_ATTRIBUTE,
} from '../shared/aws/table-shape.ts'

export interface StorageProps {
  /** Whether the table refuses deletion and outlives the stack. */
  readonly removalProtection: boolean
}

/**
 * The one table. Its shape is declared in `shared/aws/table-shape.ts`.
 *
 * It is encrypted with the account's AWS-managed DynamoDB key: reads show in CloudTrail, and no role
 * needs a KMS permission for it, so that `kms:Decrypt` in the permission matrix means one thing only,
 * unwrapping a signing key. A customer-managed key would guard HMACs of 256-bit secrets and keys
 * that KMS has wrapped already, and its being disabled by mistake would stop every token.
 */
export class Storage extends Construct {
  readonly table: TableV2

  constructor(scope: Construct, id: string, props: StorageProps) {
    super(scope, id)
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: PARTITION_KEY, type: AttributeType.STRING },
      sortKey: { name: SORT_KEY, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      timeToLiveAttribute: TTL_ATTRIBUTE,
      dynamoStream: StreamViewType[STREAM_VIEW_TYPE],
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.removalProtection,
      removalPolicy: props.removalProtection ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
  }
}
