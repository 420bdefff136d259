import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { folderIn } from './build-store.ts'
import { runVite } from './run-vite.ts'
import { sourceHash } from './source-hash.ts'

const REPOSITORY = join(import.meta.dirname, '..', '..')
const STORE = join(REPOSITORY, 'dist', 'console')

/** What the console is built from. */
const SOURCES = [
  'console/**',
  'shared/operations/**',
  'shared/domain/**',
  'package-lock.json',
  'tsconfig.json',
]

export interface Build {
  /** What is to be served and deployed, and nothing else. */
  readonly folder: string
  /** Vite's manifest, which tells what is loaded when. */
  readonly manifest: string
}

/**
 * The folder of the built console, which is built only where these very sources have not been: a build is
 * named by their hash.
 *
 * @param onBuild told, before it, that there is something to build: it takes a while.
 * @throws {ConsoleBuildError} when the sources cannot be built.
 */
export async function builtConsole(onBuild: () => void = () => {}): Promise<string> {
  return (await consoleBuild(onBuild)).folder
}

/** The built console and what is told of it, as `builtConsole` gets it. */
export async function consoleBuild(onBuild: () => void): Promise<Build> {
  const build = await folderIn(STORE, await sourceHash(REPOSITORY, SOURCES), async (folder) => {
    onBuild()
    const { folder: files, manifest } = partsOf(folder)
    await runVite(REPOSITORY, files)
    // Beside what is deployed, not in it.
    await rename(join(files, 'manifest.json'), manifest)
  })
  return partsOf(build)
}

function partsOf(build: string): Build {
  return { folder: join(build, 'files'), manifest: join(build, 'manifest.json') }
}
