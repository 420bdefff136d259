import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommandError } from '../../command-line/command-error.ts'
import { signalGroup } from '../deploy/process-group.ts'

const FOLDER = 'test/mutation'
const LOCK = join(FOLDER, 'package-lock.json')
/** npm writes it when it has installed everything. */
const INSTALLED = join(FOLDER, 'node_modules/.package-lock.json')
const STRYKER = join(FOLDER, 'node_modules/@stryker-mutator/core/bin/stryker.js')

/**
 * Mutates a copy of the product and runs its tests. Prints what Stryker prints, and leaves only the report.
 *
 * @param options further options of Stryker's command line
 * @param interrupted ends Stryker, which then keeps its results. Without it, Stryker is in the process
 * group of its caller, and ends with the caller.
 * @throws {CommandError} when Stryker cannot be installed, is interrupted, or fails
 */
export async function runStryker(
  options: readonly string[] = [],
  interrupted?: AbortSignal,
): Promise<void> {
  await install()
  const folder = await mkdtemp(join(tmpdir(), 'feedback-keys-mutants-'))
  const words = ['run', `${FOLDER}/stryker.config.ts`, '--tempDirName', folder, ...options]
  const stryker = spawn(process.execPath, [STRYKER, ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: interrupted !== undefined,
  })
  const end = () => stryker.kill('SIGTERM')
  interrupted?.addEventListener('abort', end)
  if (interrupted?.aborted) end()
  try {
    const code = await codeOf(stryker)
    if (interrupted?.aborted) {
      throw new CommandError('Stryker was interrupted. It goes on from there the next time.')
    }
    if (code !== 0) throw new CommandError(`Stryker ended with code ${code}. See what it printed.`)
  } finally {
    if (interrupted !== undefined) signalGroup(stryker.pid, 'SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Installs what the lock file says, when it is not there or the lock file is newer. */
async function install(): Promise<void> {
  const [installed, locked] = await Promise.all([timeOf(INSTALLED), timeOf(LOCK)])
  if (installed >= locked) return
  console.log(`npm ci --prefix ${FOLDER}`)
  const npm = spawn('npm', ['ci', '--prefix', FOLDER], { stdio: ['ignore', 'inherit', 'inherit'] })
  if ((await codeOf(npm)) === 0) return
  throw new CommandError(
    `Stryker is not installed: \`npm ci --prefix ${FOLDER}\` failed; it needs npm and a network.`,
  )
}

/** Undefined when it could not be started, or was killed. */
async function codeOf(child: ChildProcess): Promise<number | undefined> {
  try {
    const [code] = await once(child, 'close')
    return code ?? undefined
  } catch {
    return undefined
  }
}

async function timeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return Number.NEGATIVE_INFINITY
  }
}
