import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { signalGroup } from './process-group.ts'

export interface CommandOptions {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** When it is aborted, the command and everything that it started are killed. */
  readonly signal: AbortSignal
}

/** A command ended with an exit code that is not 0. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  /** What it printed. */
  readonly output: string

  constructor(message: string, output: string) {
    super(message)
    this.output = output
  }
}

/**
 * Runs a command to its end, in a process group of its own.
 *
 * @returns what it printed
 * @throws {CommandFailure} when it fails
 * @throws the signal's reason when it was aborted
 */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env, signal }: CommandOptions,
): Promise<string> {
  signal.throwIfAborted()
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const printed = outputOf(child)
  const stop = () => signalGroup(child.pid, 'SIGTERM')
  signal.addEventListener('abort', stop)
  process.once('exit', stop)
  try {
    const [code] = await once(child, 'close')
    signal.throwIfAborted()
    if (code === 0) return printed()
    throw new CommandFailure(`${command} ${args.join(' ')} ended with ${code}`, printed())
  } finally {
    signal.removeEventListener('abort', stop)
    process.removeListener('exit', stop)
  }
}

/** Keeps what a process prints. */
export function outputOf({ stdout, stderr }: ChildProcess): () => string {
  let output = ''
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  return () => output
}
