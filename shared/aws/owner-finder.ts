import type { Ports } from '../domain/ports.ts'
import { findOpenOwner } from './find-open-owner.ts'
import type { Tables } from './tables.ts'

export function ownerFinder({ tableName }: Pick<Tables, 'tableName'>): Ports['ownerFinder'] {
  return { find: (owner) => findOpenOwner(tableName, owner) }
}
