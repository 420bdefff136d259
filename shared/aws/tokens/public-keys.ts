import type { Ports } from '../../domain/ports.ts'
import type { MainTable } from '../table/tables.ts'
import { listSigningKeys } from './signing-keys.ts'

export function publicKeys({ tableName }: MainTable): Ports['publicKeys'] {
  return { list: () => listSigningKeys(tableName) }
}
