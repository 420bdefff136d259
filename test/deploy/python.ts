import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CommandError } from '../../command-line/command-error.ts'
import { run } from './command.ts'

const CANDIDATES = ['python3', 'python']
/** Prints version and place of a suitable Python; any other fails. */
const PROBE =
  'import sys, venv, ensurepip; assert sys.version_info >= (3, 10); print(sys.version, sys.prefix)'

/** A Python on this machine. */
export interface Python {
  readonly command: string
  /** Identifies it: its version and its place. */
  readonly version: string
}

/**
 * Makes a virtual environment with everything that a file of requirements lists. It is kept until the requirements
 * or the machine's Python change.
 *
 * @param file the requirements, a file of this folder, with hashes
 * @returns the command to run
 */
export async function virtualEnvironment(
  { command, version }: Python,
  folder: string,
  file: string,
  signal: AbortSignal,
): Promise<string> {
  const requirements = join(import.meta.dirname, file)
  const inputs = (await readFile(requirements, 'utf8')) + version
  const home = join(folder, createHash('sha256').update(inputs).digest('hex').slice(0, 16))
  const python = join(home, 'bin', 'python')
  const complete = join(home, 'complete')
  if (existsSync(complete)) return python
  await rm(home, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const options = { cwd: folder, env: process.env, signal }
  await run(command, ['-m', 'venv', home], options)
  const install = ['-m', 'pip', 'install', '--quiet', '--require-hashes', '-r', requirements]
  await run(python, install, options)
  await writeFile(complete, '')
  return python
}

/** @throws {CommandError} when there is no suitable Python on the `PATH` */
export async function findPython(): Promise<Python> {
  for (const command of CANDIDATES) {
    try {
      const { stdout } = await promisify(execFile)(command, ['-c', PROBE])
      return { command, version: stdout }
    } catch {
      // It is missing, too old, or lacks venv. Try the next one.
    }
  }
  throw new CommandError(
    'This needs Python 3.10 or newer with venv and pip, and none was found on the PATH.',
  )
}
