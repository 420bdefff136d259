import type { Ports } from '../domain/ports.ts'
import { listSigningKeys } from './signing-keys.ts'
import type { Tables } from './tables.ts'

export function publicKeys({ tableName }: Pick<Tables, 'tableName'>): Ports['publicKeys'] {
  return { list: () => listSigningKeys(tableName) }
}
