import type { Ports } from '../../domain/ports.ts'
import type { Tables } from '../table/tables.ts'
import { findOpenOwner } from './find-open-owner.ts'

export function ownerFinder({ tableName }: Pick<Tables, 'tableName'>): Ports['ownerFinder'] {
  return { find: (owner) => findOpenOwner(tableName, owner) }
}
