// Vitest gives every run of tests a new thread, and Stryker makes a run of each mutant: most of the time would
// go into loading the SDK again. Here one thread lasts, with what it has loaded from node_modules; what is
// ours is loaded anew for every file of tests, as `isolate` has it.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PoolRunnerInitializer, PoolWorker, WorkerRequest } from 'vitest/node'

/** Each start leaves a listener behind in the thread. */
const STARTS_MAX = 100

type Listener = (argument: unknown) => void
type Options = Parameters<PoolRunnerInitializer['createPoolWorker']>[0]

let thread: Worker | undefined
let starts = 0

export const lastingThread: PoolRunnerInitializer = {
  name: 'lasting-thread',
  createPoolWorker: (options) => new LastingThread(options),
}

class LastingThread implements PoolWorker {
  readonly name = 'lasting-thread'
  readonly #options: Options
  readonly #listeners: (readonly [string, Listener])[] = []
  #thread: Worker | undefined

  constructor(options: Options) {
    this.#options = options
  }

  async start(): Promise<void> {
    const { distPath, env, execArgv } = this.#options
    starts += 1
    if (starts % STARTS_MAX === 0) {
      await thread?.terminate()
      thread = undefined
    }
    if (thread === undefined) {
      const made = new Worker(join(distPath, 'workers/threads.js'), { env, execArgv })
      made.once('exit', () => {
        if (thread === made) thread = undefined
      })
      // What a mutant leaves to happen after its run is no run's matter; the thread ends, and another is made.
      made.on('error', () => undefined)
      made.setMaxListeners(0)
      made.unref()
      thread = made
    }
    this.#thread = thread
  }

  /** The thread goes on; only its connection to this run ends. */
  async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners.splice(0)) this.#thread?.off(event, listener)
    this.#thread = undefined
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener])
    this.#thread?.on(event, listener)
  }

  off(event: string, listener: Listener): void {
    this.#thread?.off(event, listener)
  }

  send(message: WorkerRequest): void {
    if (message.type !== 'stop') {
      this.#thread?.postMessage(message)
      return
    }
    const stopped = { type: 'stopped', __vitest_worker_response__: true }
    for (const [event, listener] of [...this.#listeners]) if (event === 'message') listener(stopped)
  }

  deserialize(data: unknown): unknown {
    return data
  }
}
