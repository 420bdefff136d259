import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { run } from '../../deploy/command.ts'
import { PRODUCT_FOLDERS } from '../../support/product-folders.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
/** All that a part of the proof is made of. */
const SOURCES = [...PRODUCT_FOLDERS, 'docs', 'test', 'package.json']

/** Does something with a copy of this repository's sources, and removes the copy. */
export async function withCopy<T>(use: (copy: string) => Promise<T>): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), 'feedback-keys-break-'))
  try {
    for (const source of SOURCES) {
      const filter = (path: string) => basename(path) !== 'node_modules'
      await cp(join(repository, source), join(copy, source), { recursive: true, filter })
    }
    await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'))
    return await use(copy)
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** @throws {CommandError} when the patch does not apply, to the letter */
export async function applyPatch(copy: string, path: string): Promise<void> {
  await gitApply(copy, [path])
}

export async function takePatchBack(copy: string, path: string): Promise<void> {
  await gitApply(copy, ['--reverse', path])
}

async function gitApply(copy: string, words: readonly string[]): Promise<void> {
  const { signal } = new AbortController()
  // Were the copy within a repository, git would take it for a part of that, and apply nothing.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() }
  await run('git', ['apply', ...words], { cwd: copy, env, signal })
}
