import type { Ports } from '../../domain/ports.ts'
import type { MainTable } from '../table/table-names.ts'
import { findOpenOwner } from './find-open-owner.ts'

export function ownerFinder({ tableName }: MainTable): Ports['ownerFinder'] {
  return { find: (owner) => findOpenOwner(tableName, owner) }
}
