import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PART_NAMES } from '../runner/parts.ts'
import { CHECKLIST } from './checklist.ts'
import { GOALS } from './goals.ts'
import { ROWS_OF_PARTS } from './parts-of-rows.ts'
import { THREATS } from './threats.ts'
import { type Trace, trace } from './trace.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** Traces every row of checklist, threats and goals in this repository. */
export async function traceRepository(): Promise<Trace> {
  const paths = await Array.fromAsync(glob('test/**/*.test.{ts,tsx}', { cwd: root }))
  const texts = paths
    .toSorted()
    .map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const)
  return trace({
    rows: new Map([...CHECKLIST, ...THREATS, ...GOALS]),
    tests: new Map(await Promise.all(texts)),
    parts: ROWS_OF_PARTS,
    partNames: PART_NAMES,
    readme: await readFile(join(root, 'test', 'README.md'), 'utf8'),
  })
}
