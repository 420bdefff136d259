import { COLUMN_IDS, type ColumnId } from './keypair-columns.tsx'

/** How somebody wants the list, for as long as the page is open. */
export interface Preferences {
  readonly columnIds: readonly ColumnId[]
  readonly pageSize: number
}

/** How long a page of the list can be. */
export const PAGE_SIZES = [20, 50, 100] as const

/** Every column, on short pages. */
export const PREFERENCES_AT_FIRST: Preferences = { columnIds: COLUMN_IDS, pageSize: PAGE_SIZES[0] }
