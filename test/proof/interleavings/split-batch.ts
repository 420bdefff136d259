import type { AwsCall } from '../../in-memory/aws/intercept.ts'
import { isRecord, type Parameters } from '../../in-memory/dynamodb/parameters.ts'

/**
 * Answers a batch of reads item by item, with a switch point before each. Each read is strongly consistent,
 * but DynamoDB does not read all of them at the same moment.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export async function splitBatch(
  call: AwsCall,
  answer: (call: AwsCall) => Promise<object>,
  switchPoint: () => Promise<void>,
): Promise<object> {
  const found: Record<string, unknown[]> = {}
  const left: Record<string, Parameters> = {}
  const { RequestItems: tables } = call.input
  for (const [tableName, part] of Object.entries(isRecord(tables) ? tables : {})) {
    if (!isRecord(part)) continue
    const read: unknown[] = []
    const unread: unknown[] = []
    for (const key of listIn(part.Keys)) {
      await switchPoint()
      const input = { RequestItems: { [tableName]: { ...part, Keys: [key] } } }
      const answered: Parameters = { ...(await answer({ ...call, input })) }
      read.push(...listIn(memberOf(answered.Responses, tableName)))
      if (memberOf(answered.UnprocessedKeys, tableName)) unread.push(key)
    }
    found[tableName] = read
    if (unread.length > 0) left[tableName] = { ...part, Keys: unread }
  }
  return { Responses: found, UnprocessedKeys: left }
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
