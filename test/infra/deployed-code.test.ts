import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleFunctions } from '../../infra/bundle.ts'
import { operations } from '../../shared/operations/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'deployed-code-'))
const ids = operations.map(({ id }) => id)

/** Loads each bundle as Lambda does, in a fresh Node, and says what kind of thing its handler is. */
const LOAD_ALL = `
  const [folder, ...ids] = process.argv.slice(1)
  const kindOf = (id) => typeof require(folder + '/' + id + '/' + id).handler
  console.log(JSON.stringify(Object.fromEntries(ids.map((id) => [id, kindOf(id)]))))
`

beforeAll(() => {
  bundleFunctions('functions', folder)
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
})
