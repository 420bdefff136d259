import { type Row, rowsOf } from './security-page.ts'
import { idsInNames } from './test-names.ts'

export interface Sources {
  /** The text of docs/security.md. */
  readonly page: string
  /** The test files: the text of each by its path. */
  readonly tests: ReadonlyMap<string, string>
  /** The rows that each part of the proof carries. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  /** The names of all parts of the proof. */
  readonly partNames: readonly string[]
}

interface TracedRow extends Row {
  /** The paths of the test files and the names of the parts that carry the row. */
  readonly carriers: readonly string[]
}

export interface Trace {
  readonly rows: readonly TracedRow[]
  /** What is wrong, a sentence each. Empty if each row is either carried or has a reason. */
  readonly faults: readonly string[]
}

/** Finds which tests and parts carry each row of the page. */
export function trace({ page, tests, parts, partNames }: Sources): Trace {
  const rows = rowsOf(page)
  const inTests = [...tests].map(([path, text]) => [path, idsInNames(text)] as const)
  const carrying = [...inTests, ...parts]
  const traced = rows.map((row) => ({
    ...row,
    carriers: carrying.filter(([, ids]) => ids.includes(row.id)).map(([carrier]) => carrier),
  }))
  const known = new Set(rows.map(({ id }) => id))
  const unknown = carrying.flatMap(([carrier, ids]) =>
    ids.filter((id) => !known.has(id)).map((id) => `${carrier} carries ${id}, which is no row.`),
  )
  const missing = [...parts.keys()].filter((part) => !partNames.includes(part))
  const twice = rows.filter(({ id }, at) => rows.findIndex((row) => row.id === id) !== at)
  return {
    rows: traced,
    faults: [
      ...traced.flatMap(faultOf),
      ...unknown,
      ...missing.map((part) => `There is no part '${part}', which should carry rows.`),
      ...twice.map(({ id }) => `${id} has two rows.`),
    ],
  }
}

function faultOf({ id, text, carriers, reason }: TracedRow): readonly string[] {
  if (carriers.length === 0 && reason === undefined) {
    return [`${id} (${text}) is carried by no test, and the page gives no reason.`]
  }
  if (carriers.length > 0 && reason !== undefined) {
    return [`The page says why no test carries ${id}, and ${carriers.join(', ')} carries it.`]
  }
  return []
}
