import { COLUMN_IDS, type ColumnId } from './keypair-columns.tsx'

/** How the reader wants the list. It is kept while the page is open. */
export interface Preferences {
  readonly columnIds: readonly ColumnId[]
  readonly pageSize: number
}

/** How many keypairs a page of the list can have. */
export const PAGE_SIZES = [20, 50, 100] as const

/** Every column, on short pages. */
export const PREFERENCES_AT_FIRST: Preferences = { columnIds: COLUMN_IDS, pageSize: PAGE_SIZES[0] }
