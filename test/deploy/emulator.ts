import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, LOOPBACK } from '../../command-line/loopback.ts'
import { pause } from '../../local/wait.ts'
import { until } from '../support/until.ts'
import { outputOf } from './command.ts'
import { isAlive, signalGroup } from './process-group.ts'

export const EMULATED_REGION = 'eu-west-1'
export const EMULATED_ACCOUNT = '000000000000'

/** It usually stops within a tenth of a second. After this time it is killed. */
const STOP_MILLISECONDS = 10_000

export interface Emulator {
  /** Its address, for every service of AWS. */
  readonly endpoint: string
  /** What the emulator and the functions have printed. */
  log(): string
  /** @throws {Error} when one of its processes or its socket is left */
  stop(): Promise<void>
}

export interface EmulatorOptions {
  /** The Python that it is installed in. */
  readonly python: string
  /** The folder that it writes into. */
  readonly folder: string
  /** The `PATH` on which it finds the Node that functions run on. */
  readonly path: string
}

/**
 * Starts MiniStack on a free port of the loopback address, in a process group of its own. Its functions
 * inherit its environment, so the environment has nothing but what is stated here.
 */
export async function startEmulator({ python, folder, path }: EmulatorOptions): Promise<Emulator> {
  const port = await freePort()
  const endpoint = `http://${LOOPBACK}:${port}`
  const env = await environment(folder, port)
  const child = spawn(python, [join(import.meta.dirname, 'emulator.py')], {
    cwd: folder,
    env: { ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const log = outputOf(child)
  const ended = once(child, 'exit')
  const kill = () => signalGroup(child.pid, 'SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    signalGroup(child.pid, 'SIGTERM')
    const patience = new AbortController()
    await Promise.race([ended, pause(STOP_MILLISECONDS, patience.signal)])
    patience.abort()
    // Functions run in processes of their own, which end when their pipes close.
    kill()
    await until('no process of the emulator is left', async () => !(await isAlive(child.pid)))
    await until('nobody listens on its port', async () => !(await answers(endpoint)))
    process.removeListener('exit', kill)
  }
  const ready = async () => {
    if (child.exitCode !== null) throw new Error(`the emulator ended: ${log()}`)
    return await answers(endpoint)
  }
  try {
    await until('the emulator answers', ready)
  } catch (error) {
    await stop()
    throw error
  }
  return { endpoint, log, stop }
}

async function environment(folder: string, port: number): Promise<Record<string, string>> {
  const folders = { HOME: 'home', TMPDIR: 'tmp', S3_DATA_DIR: 's3', STATE_DIR: 'state' }
  const paths = Object.entries(folders).map(([name, path]) => [name, join(folder, path)] as const)
  for (const [, path] of paths) await mkdir(path, { recursive: true })
  return {
    ...Object.fromEntries(paths),
    GATEWAY_PORT: String(port),
    // Without any of these three it would listen on every interface.
    BIND_HOST: LOOPBACK,
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    LAMBDA_EXECUTOR: 'local',
    MINISTACK_REGION: EMULATED_REGION,
    MINISTACK_ACCOUNT_ID: EMULATED_ACCOUNT,
  }
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(`${endpoint}/_ministack/health`)
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
