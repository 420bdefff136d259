import { existsSync, globSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { expect, test } from 'vitest'

test('a unit test lies under the path of the folder that it tests', () => {
  const files = globSync('test/unit/**/*.test.ts')
  const folders = new Set(files.map((file) => relative('test/unit', dirname(file))))
  expect([...folders].filter((folder) => folder !== '' && !existsSync(folder))).toEqual([])
})
