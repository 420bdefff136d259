import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bundles, bundleFunctions } from '../../../infra/lambda/bundle.ts'
import { capabilitiesOf } from '../../../shared/operations/contract/operation.ts'
import { getMetadata } from '../../../shared/operations/get-metadata.ts'
import { operations } from '../../../shared/operations/index.ts'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import { isAdapted } from '../../../shared/wiring/environment.ts'

mkdirSync('dist', { recursive: true })
/** In the repository, like the app's bundles: files near a bundle can change how Node reads it. */
const folder = mkdtempSync(resolve('dist', 'deployed-code-'))
const ids = operations.map(({ id }) => id)
/** Each kilobyte adds some 30 µs to every cold start. */
const TOKEN_FUNCTION_BYTES_MAX = 400_000
/** A function that does not need AWS contains no SDK. */
const METADATA_FUNCTION_BYTES_MAX = 100_000
let bundles: Bundles

/** Loads each bundle as Lambda does, in a fresh Node, and returns the type of its handler. */
const LOAD_ALL = `
  const [folder, ...ids] = process.argv.slice(1)
  const kindOf = (id) => typeof require(folder + '/' + id + '/' + id).handler
  console.log(JSON.stringify(Object.fromEntries(ids.map((id) => [id, kindOf(id)]))))
`

beforeAll(() => {
  bundles = bundleFunctions('functions', folder)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the code that is deployed', () => {
  it('loads without configuration or network, and exports a handler for every operation', () => {
    const printed = execFileSync(process.execPath, ['-e', LOAD_ALL, folder, ...ids], {
      env: {},
      encoding: 'utf8',
    })
    expect(JSON.parse(printed)).toEqual(Object.fromEntries(ids.map((id) => [id, 'function'])))
  }, 60_000)

  it('is at most 400 kB for the token function', () => {
    const sizes = new Map(bundles.sizes)
    expect(sizes.get(issueToken.id)).toBeLessThanOrEqual(TOKEN_FUNCTION_BYTES_MAX)
  })

  it('is at most 100 kB for the metadata, which needs no AWS', () => {
    const sizes = new Map(bundles.sizes)
    expect(sizes.get(getMetadata.id)).toBeLessThanOrEqual(METADATA_FUNCTION_BYTES_MAX)
  })

  it.each(operations.map((operation) => ({ id: operation.id, operation })))(
    'contains the adapters of the capabilities of $id, and no others',
    ({ id, operation }) => {
      const files = adapterFiles()
      const adapted = capabilitiesOf(operation).filter(isAdapted)
      const expected = new Set(adapted.map((capability) => files.get(capability)))
      const all = new Set(files.values())
      const brought = bundles.sourcesOf(id).map((path) => basename(path))
      expect(new Set(brought.filter((file) => all.has(file)))).toEqual(expected)
      if (adapted.length === 0) expect(bundles.sourcesOf(id).filter(isOfAws)).toEqual([])
    },
  )
})

function isOfAws(path: string): boolean {
  return path.includes('shared/aws/') || path.includes('@aws-sdk/')
}

/** The file of each capability's adapter, according to `adapters.ts`. */
function adapterFiles(): ReadonlyMap<string, string> {
  const text = readFileSync(join('shared', 'wiring', 'adapters.ts'), 'utf8')
  const exports = [...text.matchAll(/export \{ (.+) \} from '(.+)'/g)]
  return new Map(
    exports.flatMap(([, names = '', path = '']) =>
      names.split(', ').map((name) => [name.split(' as ').at(-1) ?? name, basename(path)] as const),
    ),
  )
}
