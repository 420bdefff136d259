import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { folderIn } from './build-store.ts'
import { runVite } from './run-vite.ts'
import { sourceHash } from './source-hash.ts'

const REPOSITORY = join(import.meta.dirname, '..', '..')
const STORE = join(REPOSITORY, 'dist', 'console')

/** The files that the console is built from. */
const SOURCES = [
  'console/**',
  'shared/operations/**',
  'shared/domain/**',
  'package-lock.json',
  'tsconfig.json',
]

export interface Build {
  /** The files to serve and deploy, and nothing else. */
  readonly folder: string
  /** The path of Vite's manifest, which says what is loaded when. */
  readonly manifest: string
}

/**
 * The folder of the built console. A build is named by the hash of its sources: the same sources are built
 * once.
 *
 * @param onBuild called before a build, which takes a while.
 * @throws {ConsoleBuildError} when the sources cannot be built.
 */
export async function builtConsole(onBuild: () => void = () => {}): Promise<string> {
  return (await consoleBuild(onBuild)).folder
}

/** The same with its manifest. */
export async function consoleBuild(onBuild: () => void): Promise<Build> {
  const build = await folderIn(STORE, await sourceHash(REPOSITORY, SOURCES), async (folder) => {
    onBuild()
    const { folder: files, manifest } = partsOf(folder)
    await runVite(REPOSITORY, files)
    // The manifest is not deployed: it goes beside the files.
    await rename(join(files, 'manifest.json'), manifest)
  })
  return partsOf(build)
}

function partsOf(build: string): Build {
  return { folder: join(build, 'files'), manifest: join(build, 'manifest.json') }
}
