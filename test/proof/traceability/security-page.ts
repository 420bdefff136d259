const ROW = /^\| ([A-Z]{1,2}-\d{1,3}) \| (.*?) \| ?(.*?) ?\|$/
const BEGUN_ROW = /^\|\s*[A-Z]{1,2}-\d/
const RULE = /^### Rule (\d+): (.+)$/
const LINK = /\]\(\.\.\/(test\/[^)#]+)/g

/** A row of the checklist, the threats or the goals. */
export interface Row {
  readonly id: string
  /** What must hold, or which attack must fail. */
  readonly text: string
  /** Why no test carries the row; undefined where a test must. */
  readonly reason: string | undefined
}

/** One of the rules. */
export interface Rule {
  readonly number: number
  readonly title: string
  /** The tests that the page names as its guards: paths in the repository. */
  readonly guards: readonly string[]
}

/**
 * Reads the rows of docs/security.md, from all of its tables.
 *
 * @throws {Error} on a line that begins as a row and does not have its three columns
 */
export function rowsOf(page: string): readonly Row[] {
  return page.split('\n').flatMap((line) => {
    if (!BEGUN_ROW.test(line)) return []
    const [, id, text, reason] = ROW.exec(line) ?? []
    if (id === undefined || text === undefined) throw new Error(`This row lacks a column: ${line}`)
    return [{ id, text, reason: reason || undefined }]
  })
}

/** Reads the rules of docs/security.md: a section each. */
export function rulesOf(page: string): readonly Rule[] {
  const [, ...sections] = page.split(/^(?=###? )/m)
  return sections.flatMap((section) => {
    const [heading = ''] = section.split('\n')
    const [, number, title] = RULE.exec(heading) ?? []
    if (number === undefined || title === undefined) return []
    const guards = [...section.matchAll(LINK)].map(([, path = '']) => path)
    return [{ number: Number(number), title, guards }]
  })
}
