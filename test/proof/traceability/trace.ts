import { listedRows } from './listed-rows.ts'
import { idsInNames } from './test-names.ts'

/** What is to be traced, and in what. */
export interface Sources {
  /** Every row: its id, and what it asks for. */
  readonly rows: ReadonlyMap<string, string>
  /** Every file of tests: its path, and its text. */
  readonly tests: ReadonlyMap<string, string>
  /** The rows that each part of the proof carries. */
  readonly parts: ReadonlyMap<string, readonly string[]>
  /** The parts of the proof that there are. */
  readonly partNames: readonly string[]
  /** The page that lists the rows without a test. */
  readonly readme: string
}

interface TracedRow {
  readonly id: string
  readonly asks: string
  /** Paths of the files whose tests carry it, and names of parts of the proof. */
  readonly carriers: readonly string[]
  /** Why no test carries it, where it is listed as such. */
  readonly reason: string | undefined
}

export interface Trace {
  readonly rows: readonly TracedRow[]
  /** What is wrong, a sentence each; empty when every row is either carried or listed. */
  readonly faults: readonly string[]
}

export function trace({ rows, tests, parts, partNames, readme }: Sources): Trace {
  const inTests = [...tests].map(([path, text]) => [path, idsInNames(text)] as const)
  const carrying = [...inTests, ...parts]
  const listed = listedRows(readme)
  const traced = [...rows].map(([id, asks]) => ({
    id,
    asks,
    carriers: carrying.filter(([, ids]) => ids.includes(id)).map(([carrier]) => carrier),
    reason: listed.find((row) => row.id === id)?.reason,
  }))
  const unknown = carrying.flatMap(([carrier, ids]) =>
    ids.filter((id) => !rows.has(id)).map((id) => `${carrier} carries ${id}, which is no row.`),
  )
  const missing = [...parts.keys()].filter((part) => !partNames.includes(part))
  const strays = listed.filter(({ id }) => !rows.has(id))
  const twice = listed.filter(({ id }, at) => listed.findIndex((row) => row.id === id) !== at)
  return {
    rows: traced,
    faults: [
      ...traced.flatMap(faultOf),
      ...unknown,
      ...missing.map((part) => `There is no part '${part}', which is to carry rows.`),
      ...strays.map(({ id }) => `${id} is listed, and is no row.`),
      ...twice.map(({ id }) => `${id} is listed twice.`),
    ],
  }
}

function faultOf({ id, asks, carriers, reason }: TracedRow): readonly string[] {
  if (carriers.length === 0 && reason === undefined) {
    return [`${id} (${asks}) is carried by no test, and not listed either.`]
  }
  if (carriers.length > 0 && reason !== undefined) {
    return [`${id} is listed as carried by no test, and ${carriers.join(', ')} carries it.`]
  }
  return reason === '' ? [`${id} is listed without a reason.`] : []
}
