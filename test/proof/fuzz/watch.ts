import assert from 'node:assert/strict'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
/** Generous: a machine may be busy. What hangs, hangs for ever. */
const PATIENCE_MILLISECONDS = 60_000

/**
 * Watches the process for what an input may do to it beside being answered. It ends the process when an
 * input is never done with: an expression that goes back and forth over its input for years lets nothing
 * else run, no timer either.
 */
export class Watch {
  readonly #unhandled: unknown[] = []
  readonly #members = membersOfPrototypes()
  readonly #note = (reason: unknown) => this.#unhandled.push(reason)
  readonly #begun = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  readonly #worker: Worker

  constructor() {
    process.on('unhandledRejection', this.#note)
    this.#worker = new Worker(new URL('./watch-worker.ts', import.meta.url), {
      workerData: { begun: this.#begun, patienceMilliseconds: PATIENCE_MILLISECONDS },
    })
    this.#worker.unref()
  }

  /** Says that another input comes. */
  begin(): void {
    Atomics.add(this.#begun, 0, 1)
  }

  /** @throws {Error} on a rejection that nobody handled, and on a prototype with another member */
  async check(): Promise<void> {
    // Node tells of rejections once the work in hand is done.
    await setImmediate()
    const [unhandled] = this.#unhandled
    if (unhandled) throw new Error('a rejection that nobody handled', { cause: unhandled })
    assert.equal(membersOfPrototypes(), this.#members, 'members of prototypes')
  }

  async stop(): Promise<void> {
    // What is still to be told would end the process, once nobody listens.
    await setImmediate()
    process.removeListener('unhandledRejection', this.#note)
    await this.#worker.terminate()
  }
}

/** How many members an object, a list, a function and a text have without having been given them. */
function membersOfPrototypes(): number {
  return PROTOTYPES.flatMap((prototype) => Reflect.ownKeys(prototype)).length
}
