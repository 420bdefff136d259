import { isRecord } from '../../in-memory/dynamodb/parameters.ts'

/** A text that is equal for equal values only: with sorted members, and bytes in hexadecimal. */
export function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return `[${value.map(canonical).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? 'undefined'
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${name}: ${canonical(value[name])}`)
  return `{ ${members.join(', ')} }`
}
