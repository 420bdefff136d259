import { type Change, changeOf } from './expressions/change.ts'
import { identityOf } from './keys.ts'
import { isRecord, knowOnly, listOf, type Parameters, recordOf } from './parameters.ts'
import type { TableOf } from './reads.ts'
import { refuse } from './refusal.ts'
import { WRITES, type Write } from './writes.ts'

const REQUESTS_MAX = 25
const BATCH = new Set(['RequestItems'])
const PUT = new Set(['Item'])
const DELETE = new Set(['Key'])

/** The changes of a batch of puts and deletes. */
export function batchWriteOf(tableOf: TableOf, input: Parameters): readonly Change[] {
  knowOnly(input, BATCH)
  const requests = recordOf(input, 'RequestItems')
  const writes = Object.keys(requests).flatMap((tableName) =>
    listOf(requests, tableName).map((request) => writeOf(tableName, request)),
  )
  if (writes.length === 0 || writes.length > REQUESTS_MAX) refuse('too many requests, or none')
  const targets = new Set(writes.map(({ tableName, key }) => identityOf(tableName, key)))
  if (targets.size < writes.length) refuse('two requests of one batch on one item')
  return writes.map((write) => changeOf(tableOf(write.tableName), write))
}

function writeOf(TableName: string, request: unknown): Write {
  if (!isRecord(request) || Object.keys(request).length !== 1) return refuse('no such request')
  const [kind, known] = 'PutRequest' in request ? ['Put', PUT] : ['Delete', DELETE]
  const input = recordOf(request, `${kind}Request`)
  knowOnly(input, known)
  return WRITES[kind]?.({ ...input, TableName }) ?? refuse('no such request')
}
