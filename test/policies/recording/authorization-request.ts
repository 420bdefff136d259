// What AWS asks IAM before it does what a function sends: which action, on which resource, with which
// condition keys.
import * as z from 'zod'
import { PARTITION_KEY } from '../../../shared/aws/table/table-shape.ts'

/** One question to IAM. Most calls lead to one; a transaction leads to one for each kind of its parts. */
export interface AuthorizationRequest {
  readonly action: string
  /** A table's name, or a key's ARN. */
  readonly resource: string
  /** The values of the condition keys that AWS sends along. */
  readonly context: Readonly<Record<string, readonly string[]>>
}

const key = z.object({ [PARTITION_KEY]: z.string() })
const onKey = z.object({ TableName: z.string(), Key: key })
const put = z
  .object({ TableName: z.string(), Item: key })
  .transform(({ TableName, Item }) => ({ TableName, Key: Item }))
const batch = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(key) })) })
const query = z.object({
  TableName: z.string(),
  KeyConditionExpression: z.string().startsWith(`${PARTITION_KEY} = :pk`),
  ExpressionAttributeValues: z.object({ ':pk': z.string() }),
})
const scan = z.object({ TableName: z.string() })
const PARTS = { Put: put, Update: onKey, Delete: onKey, ConditionCheck: onKey }
const transaction = z.object({ TransactItems: z.array(z.strictObject(PARTS).partial()) })
const cryptography = z.object({
  KeyId: z.string(),
  MacAlgorithm: z.string().optional(),
  EncryptionContext: z.record(z.string(), z.string()).default({}),
})

/** The calls that have `dynamodb:LeadingKeys`: all except a scan. */
const DYNAMODB: Readonly<Record<string, (input: unknown) => readonly AuthorizationRequest[]>> = {
  GetItem: (input) => onItems('GetItem', [onKey.parse(input)]),
  PutItem: (input) => onItems('PutItem', [put.parse(input)]),
  UpdateItem: (input) => onItems('UpdateItem', [onKey.parse(input)]),
  DeleteItem: (input) => onItems('DeleteItem', [onKey.parse(input)]),
  BatchGetItem: (input) => {
    const tables = Object.entries(batch.parse(input).RequestItems)
    const items = tables.flatMap(([TableName, { Keys }]) => Keys.map((Key) => ({ TableName, Key })))
    return onItems('BatchGetItem', items)
  },
  Query: (input) => {
    const { TableName, ExpressionAttributeValues: values } = query.parse(input)
    return onItems('Query', [{ TableName, Key: { [PARTITION_KEY]: values[':pk'] } }])
  },
  Scan: (input) => {
    return [{ action: 'dynamodb:Scan', resource: scan.parse(input).TableName, context: {} }]
  },
  TransactWriteItems: (input) => {
    const { TransactItems } = transaction.parse(input)
    const kinds = ['Put', 'Update', 'Delete', 'ConditionCheck'] as const
    return kinds.flatMap((kind) => {
      const parts = TransactItems.flatMap((part) => part[kind] ?? [])
      return onItems(`${kind}Item`, parts)
    })
  },
}

/**
 * What AWS asks IAM for a call of the SDK. A transaction has no action of its own: its parts need theirs. AWS
 * does not document whether it asks for each part, or once for all parts of a kind. Once is harder to allow,
 * because one statement must then have all their partitions, so that is what we ask here. No other action is
 * needed to get the existing item back (`ReturnValuesOnConditionCheckFailure`).
 *
 * @throws {Error} when no rule here says what AWS asks for this call
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export function authorizationRequestsOf(
  client: string,
  operation: string,
  input: unknown,
): readonly AuthorizationRequest[] {
  if (client === 'KMSClient') return [onKmsKey(operation, input)]
  const read = client === 'DynamoDBClient' ? DYNAMODB[operation] : undefined
  if (read === undefined) throw new Error(`no rule says yet what IAM is asked for ${operation}`)
  return read(input)
}

function onItems(
  action: string,
  items: readonly z.output<typeof onKey>[],
): readonly AuthorizationRequest[] {
  const byTable = Object.entries(Object.groupBy(items, ({ TableName }) => TableName))
  return byTable.map(([resource, ofTable = []]) => {
    const partitions = new Set(ofTable.map(({ Key }) => String(Key[PARTITION_KEY])))
    return {
      action: `dynamodb:${action}`,
      resource,
      context: { 'dynamodb:LeadingKeys': [...partitions].toSorted() },
    }
  })
}

function onKmsKey(operation: string, input: unknown): AuthorizationRequest {
  const { KeyId, MacAlgorithm, EncryptionContext } = cryptography.parse(input)
  const context = Object.entries(EncryptionContext).map(
    ([name, value]) => [`kms:EncryptionContext:${name}`, [value]] as const,
  )
  return {
    action: `kms:${operation}`,
    resource: KeyId,
    context: {
      ...Object.fromEntries(context),
      ...(MacAlgorithm && { 'kms:MacAlgorithm': [MacAlgorithm] }),
    },
  }
}
