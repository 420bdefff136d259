import type { Ports } from '../../domain/ports.ts'
import type { MainTable } from '../table/table-names.ts'
import { listSigningKeys } from './signing-keys.ts'

export function publicKeys({ tableName }: MainTable): Ports['publicKeys'] {
  return { list: () => listSigningKeys(tableName) }
}
