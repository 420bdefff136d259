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
/** How long a part may run: many times what it takes, for others may share the machine. */
const GATE_MINUTES = 20
const SOAK_MINUTES = 400
/** Of a part that has told its result and still runs: by then it has left something running. */
const END_MILLISECONDS = 20 * SECOND

export interface PartProcessOptions {
  /** Cuts the part off: nothing of it runs on. */
  readonly signal: AbortSignal
  /** What runs in the process; run-part.ts unless stated. */
  readonly script?: string
  /** How long it may run; generous unless stated. */
  readonly deadlineMilliseconds?: number
  /** How long it may take to end, having told its result. */
  readonly endMilliseconds?: number
}

/**
 * Runs a part in a process of its own, which has a process group and a folder for temporary files. Both are
 * gone when this returns, whatever became of the part.
 */
export async function runPart(task: Task, options: PartProcessOptions): Promise<Outcome> {
  const start = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'feedback-keys-proof-'))
  try {
    const { verdict, output } = await runIn(folder, task, options)
    return { task, verdict, output, seconds: (performance.now() - start) / SECOND }
  } finally {
    // What a killed process started may take a moment to notice, and to stop writing.
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
  let told: Result | undefined
  child.once('message', (message) => {
    told = result.parse(message)
    hanging.stop()
    staying.start()
  })
  hanging.start()
  const [code, killedBy] = await once(child, 'close')
  hanging.stop()
  staying.stop()
  if (told?.outcome === 'broken') return { ...told, state: 'broken' }
  if (options.signal.aborted) return { state: 'cut off' }
  if (hanging.isOver()) return { state: 'failed', failure: 'It hung, and was ended.' }
  if (staying.isOver()) return { state: 'failed', failure: 'It left something running.' }
  if (told !== undefined && code === 0) return { ...told, state: 'holds' }
  return { state: 'failed', failure: `Its process ended with ${killedBy ?? code}.` }
}
