import { readFileSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PART_NAMES } from '../runner/parts.ts'
import { ROWS_OF_PARTS } from './parts-of-rows.ts'
import { rulesOf } from './security-page.ts'
import { type Trace, trace } from './trace.ts'
import { faultsOfRules } from './trace-rules.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** The text of docs/security.md. */
export function securityPage(): string {
  return readFileSync(join(root, 'docs', 'security.md'), 'utf8')
}

/** Traces every row and every rule of docs/security.md in this repository. */
export async function traceRepository(): Promise<Trace> {
  const page = securityPage()
  const patterns = { cwd: root, exclude: ['**/node_modules'] }
  const files = await Array.fromAsync(glob('test/**/*.{ts,tsx,patch}', patterns))
  const paths = files.filter((path) => /\.test\.tsx?$/.test(path))
  const texts = paths
    .toSorted()
    .map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const)
  const { rows, faults } = trace({
    page,
    tests: new Map(await Promise.all(texts)),
    parts: ROWS_OF_PARTS,
    partNames: PART_NAMES,
  })
  const wrongRules = faultsOfRules({ rules: rulesOf(page), files: new Set(files) })
  return { rows, faults: [...faults, ...wrongRules] }
}
