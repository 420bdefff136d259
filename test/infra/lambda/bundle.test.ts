import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleFunctions } from '../../../infra/lambda/bundle.ts'
import { operations } from '../../../shared/operations/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
const source = join(folder, 'functions')
const destination = join(folder, 'bundles')

function writeFunctions(ids: readonly string[]): string {
  const functions = mkdtempSync(`${source}-`)
  for (const id of ids) {
    writeFileSync(
      join(functions, `${id}.ts`),
      `export const createHandler = () => (): string => '${id}'\n`,
    )
  }
  return functions
}

beforeEach(() => rmSync(destination, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

describe('bundling', () => {
  const ids = operations.map(({ id }) => id)

  it('gives every operation a folder that Node loads as CommonJS', () => {
    const { sizes } = bundleFunctions(writeFunctions(ids), destination)
    expect(sizes.map(([id]) => id).toSorted()).toEqual(ids.toSorted())
    const require = createRequire(import.meta.url)
    for (const id of ids) {
      expect(new Set(readdirSync(join(destination, id)))).toEqual(
        new Set([`${id}.js`, 'package.json']),
      )
      expect(require(join(destination, id, `${id}.js`)).handler()).toBe(id)
    }
  })

  it('refuses a catalogue with an operation that has no function, and names it', () => {
    const functions = writeFunctions(ids.filter((id) => id !== 'get-jwks'))
    expect(() => bundleFunctions(functions, destination)).toThrow(
      `every operation of the catalogue has a function, but ${functions} lacks: get-jwks`,
    )
  })
})
