import type { AwsCall } from '../aws/intercept.ts'
import { isRecord, type Parameters } from '../aws/parameters.ts'

/**
 * Answers a batch of reads item by item, with a switch before each: each is strongly consistent, but nothing makes
 * them one moment.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export async function splitBatch(
  call: AwsCall,
  answer: (call: AwsCall) => Promise<object>,
  switchPoint: () => Promise<void>,
): Promise<object> {
  const found: Record<string, unknown[]> = {}
  const { RequestItems: tables } = call.input
  for (const [tableName, part] of Object.entries(isRecord(tables) ? tables : {})) {
    if (!isRecord(part)) continue
    const { Keys: keys } = part
    const items: unknown[] = []
    for (const key of Array.isArray(keys) ? keys : []) {
      await switchPoint()
      const input = { RequestItems: { [tableName]: { ...part, Keys: [key] } } }
      const { Responses: responses }: Parameters = { ...(await answer({ ...call, input })) }
      const read = isRecord(responses) ? responses[tableName] : undefined
      if (Array.isArray(read)) items.push(...read)
    }
    found[tableName] = items
  }
  return { Responses: found, UnprocessedKeys: {} }
}
