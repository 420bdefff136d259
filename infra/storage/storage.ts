import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  type ITableV2,
  StreamViewType,
  TableEncryptionV2,
  type TablePropsV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import {
  PARTITION_KEY,
  SORT_KEY,
  STREAM_VIEW_TYPE,
  TTL_ATTRIBUTE,
} from '../../shared/aws/table/table-shape.ts'

export interface StorageProps {
  /** Whether the tables refuse deletion and outlive the stack. */
  readonly removalProtection: boolean
  /**
   * The stream of a table that was restored from a backup and repaired. The service then uses that table,
   * and the stack's own table leaves the stack. When undefined, the service uses the stack's own table.
   */
  readonly restoredTableStreamArn?: string | undefined
}

/**
 * The table, and a second table for the audit events. Each mutation writes its audit event in the same
 * transaction. So the audit events know what a restored backup of the table has lost.
 * `shared/aws/table/table-shape.ts` declares the shape of both.
 *
 * Both are encrypted with the account's AWS-managed DynamoDB key. CloudTrail shows its use, and no role
 * needs a KMS permission for it. So `kms:Decrypt` in the permission matrix means only one thing: unwrapping
 * a signing key. A customer-managed key would protect only HMACs of 256-bit secrets and keys that KMS has
 * wrapped already. If somebody disabled it by mistake, no token could be issued.
 */
export class Storage extends Construct {
  readonly table: ITableV2
  readonly events: ITableV2

  constructor(scope: Construct, id: string, props: StorageProps) {
    super(scope, id)
    const ours = ourDefaults(props)
    const streamArn = props.restoredTableStreamArn
    this.table =
      streamArn === undefined
        ? new TableV2(this, 'Table', { ...ours, dynamoStream: StreamViewType[STREAM_VIEW_TYPE] })
        : TableV2.fromTableAttributes(this, 'Restored', {
            tableArn: tableArnOf(streamArn),
            tableStreamArn: streamArn,
          })
    this.events = new TableV2(this, 'Events', ours)
  }
}

function ourDefaults({ removalProtection }: StorageProps): TablePropsV2 {
  return {
    partitionKey: { name: PARTITION_KEY, type: AttributeType.STRING },
    sortKey: { name: SORT_KEY, type: AttributeType.STRING },
    billing: Billing.onDemand(),
    timeToLiveAttribute: TTL_ATTRIBUTE,
    encryption: TableEncryptionV2.awsManagedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: removalProtection,
    removalPolicy: removalProtection ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  }
}

/** `arn:…:table/<name>/stream/<label>` is a stream of `arn:…:table/<name>`. */
function tableArnOf(streamArn: string): string {
  const [tableArn, label] = streamArn.split('/stream/')
  if (!tableArn || !label) throw new Error(`not the ARN of a table's stream: ${streamArn}`)
  return tableArn
}
