import type { Key } from '../keys.ts'
import type { MemoryTable, Stored } from '../table.ts'
import type { Write } from '../writes.ts'

/** The effect of a write on one item. It can be made and undone. */
export interface Change {
  readonly tableName: string
  readonly table: MemoryTable
  readonly key: Key
  readonly before: Stored | undefined
  readonly after: Stored | undefined
}

/** @throws ValidationException when the stored item does not allow this write */
export function changeOf(table: MemoryTable, write: Write): Change {
  const { tableName, key } = write
  const before = table.get(key)
  return { tableName, table, key, before, after: write.after(before) }
}
