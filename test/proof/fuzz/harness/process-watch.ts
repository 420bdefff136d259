import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
/** Long, because the machine may be busy. What hangs, hangs forever. */
const INPUT_MILLISECONDS = 60_000

/**
 * Watches this process for side effects of an input: unhandled rejections, changed prototypes, endless work.
 * It kills the process when an input never ends: a backtracking regular expression blocks even timers.
 */
export class ProcessWatch {
  readonly #unhandled: unknown[] = []
  readonly #members = membersOfPrototypes()
  readonly #note = (reason: unknown) => this.#unhandled.push(reason)
  readonly #begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  readonly #worker: Worker

  constructor() {
    process.on('unhandledRejection', this.#note)
    this.#worker = new Worker(new URL('./process-watch-worker.ts', import.meta.url), {
      workerData: { begun: this.#begun, millisecondsMax: INPUT_MILLISECONDS },
    })
    this.#worker.unref()
  }

  /** Announces the next input. */
  begin(): void {
    Atomics.add(this.#begun, 0, 1)
  }

  /** @throws {Error} on an unhandled rejection, or a changed prototype */
  async check(): Promise<void> {
    // Node reports unhandled rejections after the current work.
    await setImmediate()
    const [unhandled] = this.#unhandled
    if (unhandled) throw new Error('an unhandled rejection', { cause: unhandled })
    assert.equal(membersOfPrototypes(), this.#members, 'members of prototypes')
  }

  async stop(): Promise<void> {
    // A rejection that is reported without a listener would end the process.
    await setImmediate()
    process.removeListener('unhandledRejection', this.#note)
    await this.#worker.terminate()
  }
}

/** The number of members of the prototypes of objects, lists, functions and texts. */
function membersOfPrototypes(): number {
  return PROTOTYPES.flatMap((prototype) => Reflect.ownKeys(prototype)).length
}
