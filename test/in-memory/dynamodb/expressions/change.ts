import type { Key } from '../keys.ts'
import type { MemoryTable, Stored } from '../table.ts'
import type { Write } from '../writes.ts'

/** What a write comes to: it can be made, and taken back. */
export interface Change {
  readonly tableName: string
  readonly table: MemoryTable
  readonly key: Key
  readonly before: Stored | undefined
  readonly after: Stored | undefined
}

/** @throws ValidationException where what stands there cannot be written so */
export function changeOf(table: MemoryTable, write: Write): Change {
  const { tableName, key } = write
  const before = table.get(key)
  return { tableName, table, key, before, after: write.after(before) }
}
