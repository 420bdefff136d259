import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import * as z from 'zod/mini'
import { ConsoleBuildError } from './console-build-error.ts'

const run = promisify(execFile)
const failedCommand = z.object({ stdout: z.string(), stderr: z.string() })

/**
 * Builds the console into a folder with Vite, and writes its manifest there as `manifest.json`. Vite runs in
 * another process because it sets `NODE_ENV`, and obeys one that is already set: a build within a test run
 * would contain the libraries' development versions.
 *
 * @throws {ConsoleBuildError} when the sources cannot be built.
 */
export async function runVite(repository: string, folder: string): Promise<void> {
  const flags = {
    '--config': join(repository, 'console', 'vite.config.ts'),
    '--outDir': folder,
    '--manifest': 'manifest.json',
    '--logLevel': 'error',
  }
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js')
  try {
    await run(process.execPath, [vite, 'build', ...Object.entries(flags).flat()], {
      cwd: repository,
      env: { ...process.env, NODE_ENV: 'production' },
    })
  } catch (error) {
    throw new ConsoleBuildError(printedBy(error), error)
  }
}

/** What a failed command printed, without colors. Node keeps it in the error. */
function printedBy(error: unknown): string {
  const { data } = z.safeParse(failedCommand, error)
  const printed = data === undefined ? String(error) : data.stdout + data.stderr
  return stripVTControlCharacters(printed).trim()
}
