import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../deploy/command.ts'
import { readBreak } from './break.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
const names = await Array.fromAsync(glob('test/proof/breaks/*.patch', { cwd: repository }))
const paths = names.toSorted()

test('there is a break for each of the nine rules, and each says which part notices it', async () => {
  const breaks = await Promise.all(paths.map((path) => readBreak(join(repository, path))))
  expect(breaks.map(({ rule }) => rule)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test.each(paths)('%s applies to the code as it is', async (path) => {
  const { signal } = new AbortController()
  await run('git', ['apply', '--check', path], { cwd: repository, env: process.env, signal })
})
