import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signalGroup } from '../../deploy/process-group.ts'
import { keepEnd } from './keep-end.ts'
import type { Outcome, Task, Verdict } from './outcome.ts'
import { isOnlyInSoak } from './parts.ts'
import { type Result, result } from './result.ts'
import { timer } from './timer.ts'

const MINUTE = 60_000
const SECOND = 1_000
/** How long a part may run: many times what it needs, because others may use the machine too. */
const GATE_MINUTES = 20
const SOAK_MINUTES = 400
/** How long a part may run after its result. After that, it has left something running. */
const END_MILLISECONDS = 20 * SECOND

export interface PartProcessOptions {
  /** Cuts the part off: none of its processes runs on. */
  readonly signal: AbortSignal
  /** The script of the process; run-part.ts by default. */
  readonly script?: string
  /** How long it may run; `GATE_MINUTES` or `SOAK_MINUTES` by default. */
  readonly deadlineMilliseconds?: number
  /** How long it may take to end after its result. */
  readonly endMilliseconds?: number
}

/**
 * Runs a part in a separate process, with its own process group and folder for temporary files. Both are
 * removed when this returns, whatever the result.
 */
export async function runPart(task: Task, options: PartProcessOptions): Promise<Outcome> {
  const start = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'feedback-keys-proof-'))
  try {
    const { verdict, output } = await runIn(folder, task, options)
    return { task, verdict, output, seconds: (performance.now() - start) / SECOND }
  } finally {
    // The children of a killed process may still write for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function runIn(folder: string, task: Task, options: PartProcessOptions) {
  const { signal, script = join(import.meta.dirname, 'run-part.ts') } = options
  const child = fork(script, [task.part, String(task.seed), String(task.amount)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, TMPDIR: folder },
    detached: true,
  })
  const output = keepEnd(child)
  const kill = () => signalGroup(child.pid, 'SIGKILL')
  process.once('exit', kill)
  signal.addEventListener('abort', kill)
  if (signal.aborted) kill()
  try {
    return { verdict: await verdictOf(child, kill, task, options), output: output() }
  } finally {
    kill()
    signal.removeEventListener('abort', kill)
    process.removeListener('exit', kill)
  }
}

async function verdictOf(
  child: ChildProcess,
  kill: () => void,
  { part, amount }: Task,
  options: PartProcessOptions,
): Promise<Verdict> {
  const isShort = amount === 'gate' && !isOnlyInSoak(part)
  const generous = (isShort ? GATE_MINUTES : SOAK_MINUTES) * MINUTE
  const hanging = timer(options.deadlineMilliseconds ?? generous, kill)
  const staying = timer(options.endMilliseconds ?? END_MILLISECONDS, kill)
  let received: Result | undefined
  child.once('message', (message) => {
    received = result.parse(message)
    hanging.stop()
    staying.start()
  })
  hanging.start()
  const [code, killedBy] = await once(child, 'close')
  hanging.stop()
  staying.stop()
  if (received?.outcome === 'broken') return { ...received, state: 'broken' }
  if (options.signal.aborted) return { state: 'cut off' }
  if (hanging.isOver()) return { state: 'failed', failure: 'It hung, and was killed.' }
  if (staying.isOver()) return { state: 'failed', failure: 'It left something running.' }
  if (received !== undefined && code === 0) return { ...received, state: 'holds' }
  return { state: 'failed', failure: `Its process ended with ${killedBy ?? `exit code ${code}`}.` }
}
