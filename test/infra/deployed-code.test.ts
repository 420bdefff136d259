import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BundleSizes, bundleFunctions } from '../../infra/lambda/bundle.ts'
import { operations } from '../../shared/operations/index.ts'
import { issueToken } from '../../shared/operations/issue-token.ts'

const folder = mkdtempSync(join(tmpdir(), 'deployed-code-'))
const ids = operations.map(({ id }) => id)
/** A kilobyte more is some 30 µs more of a cold start, for every function that starts. */
const TOKEN_FUNCTION_BYTES_MAX = 400_000
let sizes: BundleSizes

/** Loads each bundle as Lambda does, in a fresh Node, and says what kind of thing its handler is. */
const LOAD_ALL = `
  const [folder, ...ids] = process.argv.slice(1)
  const kindOf = (id) => typeof require(folder + '/' + id + '/' + id).handler
  console.log(JSON.stringify(Object.fromEntries(ids.map((id) => [id, kindOf(id)]))))
`

beforeAll(() => {
  sizes = bundleFunctions('functions', folder).sizes
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
    expect(new Map(sizes).get(issueToken.id)).toBeLessThanOrEqual(TOKEN_FUNCTION_BYTES_MAX)
  })
})
