const ROW = /^\| ([A-Z]{1,2}-\d{1,3}) \|.*\|([^|]*)\|$/

/** A row that no test carries, as a page lists it. */
export interface ListedRow {
  readonly id: string
  readonly reason: string
}

/** Reads the tables of a page: a row's id is in the first column, and the reason in the last. */
export function listedRows(page: string): readonly ListedRow[] {
  return page.split('\n').flatMap((line) => {
    const [, id, reason] = ROW.exec(line) ?? []
    return id === undefined || reason === undefined ? [] : [{ id, reason: reason.trim() }]
  })
}
