// Converts between document form and DynamoDB's JSON.
import { isRecord, type Parameters } from '../dynamodb/parameters.ts'
import { refuse } from '../dynamodb/refusal.ts'

type Wire = Record<string, unknown>

const MAPS = new Set([
  'Key',
  'Item',
  'Attributes',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
])
const LISTS_OF_MAPS = new Set(['Keys', 'Items'])

/** A request's parameters, in document form. */
export function parametersOf(body: unknown): Parameters {
  const request = walk(body, mapFromWire)
  return isRecord(request) ? request : refuse('a request is not a map')
}

/** An answer's body. */
export function bodyOf({ Responses: responses, ...answer }: Parameters): Wire {
  const body = walk(answer, mapToWire)
  const items = isRecord(responses) && {
    Responses: mapValues(responses, (list) => listOf(list).map(mapToWire)),
  }
  return { ...(isRecord(body) ? body : {}), ...items }
}

/** Walks down to the items and keys of a call. */
function walk(value: unknown, ofMap: (map: unknown) => Wire): unknown {
  if (Array.isArray(value)) return value.map((member) => walk(member, ofMap))
  if (!isRecord(value)) return value
  return mapValues(value, (member, name) => {
    if (member === undefined) return undefined
    if (MAPS.has(name)) return ofMap(member)
    return LISTS_OF_MAPS.has(name) ? listOf(member).map(ofMap) : walk(member, ofMap)
  })
}

function mapFromWire(map: unknown): Wire {
  return mapValues(isRecord(map) ? map : refuse('not a map'), fromWire)
}

function mapToWire(map: unknown): Wire {
  return mapValues(isRecord(map) ? map : refuse('not a map'), toWire)
}

function fromWire(attribute: unknown): unknown {
  if (!isRecord(attribute)) return refuse('an attribute value is not a map')
  const [entry, ...more] = Object.entries(attribute)
  if (entry === undefined || more.length > 0) return refuse('an attribute value without a type')
  const [type, value] = entry
  switch (type) {
    case 'S':
    case 'BOOL':
      return value
    case 'N':
      return Number(value)
    case 'B':
      return new Uint8Array(Buffer.from(String(value), 'base64'))
    case 'NULL':
      return null
    case 'L':
      return listOf(value).map(fromWire)
    case 'M':
      return mapFromWire(value)
    default:
      return refuse(`an attribute value of unsupported type ${type}`)
  }
}

function toWire(value: unknown): Wire {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (value === null) return { NULL: true }
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') }
  return Array.isArray(value) ? { L: value.map(toWire) } : { M: mapToWire(value) }
}

function mapValues(map: Parameters, change: (value: unknown, name: string) => unknown): Wire {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]))
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : refuse('not a list')
}
