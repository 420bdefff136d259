import type { Ports } from '../../domain/ports.ts'
import type { Tables } from '../table/tables.ts'
import { listSigningKeys } from './signing-keys.ts'

export function publicKeys({ tableName }: Pick<Tables, 'tableName'>): Ports['publicKeys'] {
  return { list: () => listSigningKeys(tableName) }
}
