import { isRecord, type Parameters } from './parameters.ts'

/**
 * Whether a read, or a part of a batch, is eventually consistent: it may see the state before the last write.
 */
export function isStaleRead(input: Parameters): boolean {
  const { RequestItems: batch } = input
  if (!isRecord(batch)) return input.ConsistentRead !== true
  return Object.values(batch).some((part) => !isRecord(part) || part.ConsistentRead !== true)
}
