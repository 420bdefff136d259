import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { run } from '../../deploy/command.ts'
import { PRODUCT_FOLDERS } from '../../support/product-folders.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
/** Everything that a part of the proof needs. */
const SOURCES = [...PRODUCT_FOLDERS, 'test', 'package.json']

/** Copies this repository's sources, calls `use` with the copy, and removes it. */
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

/** @throws {CommandFailure} when the patch does not apply exactly */
export async function applyPatch(copy: string, path: string): Promise<void> {
  await gitApply(copy, [path])
}

export async function takePatchBack(copy: string, path: string): Promise<void> {
  await gitApply(copy, ['--reverse', path])
}

async function gitApply(copy: string, words: readonly string[]): Promise<void> {
  const { signal } = new AbortController()
  // If the copy were inside a repository, git would look there for the files, and apply nothing.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() }
  await run('git', ['apply', ...words], { cwd: copy, env, signal })
}
