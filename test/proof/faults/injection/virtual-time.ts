const NEVER = Number.POSITIVE_INFINITY

/** A running `AbortSignal.timeout`. */
interface Timeout {
  readonly at: number
  readonly controller: AbortController
}

/**
 * The time that time-outs are measured by: `performance.now` and `AbortSignal.timeout`. It runs as usual, and
 * `advance` lets it jump where the product would wait for an answer that never comes.
 */
export class VirtualTime {
  readonly #now = performance.now
  readonly #timeout = AbortSignal.timeout
  readonly #timeouts = new Map<AbortSignal, Timeout>()
  #advanced = 0

  /** Replaces the time of this process until `restore`. */
  install(): void {
    performance.now = () => this.#now.call(performance) + this.#advanced
    AbortSignal.timeout = (milliseconds) => {
      const controller = new AbortController()
      const at = performance.now() + milliseconds
      this.#timeouts.set(controller.signal, { at, controller })
      return controller.signal
    }
  }

  restore(): void {
    performance.now = this.#now
    AbortSignal.timeout = this.#timeout
  }

  /** The sum of all jumps, in milliseconds. */
  get advanced(): number {
    return this.#advanced
  }

  /** Jumps ahead, but no further than to the time-out of `signal`. */
  advance(milliseconds: number, signal: unknown): void {
    const own = signal instanceof AbortSignal ? this.#timeouts.get(signal) : undefined
    this.#advanced += Math.max(0, Math.min(milliseconds, (own?.at ?? NEVER) - performance.now()))
    for (const timeout of this.#timeouts.values()) this.#fireWhenDue(timeout)
  }

  /** Drops all time-outs. */
  forget(): void {
    this.#timeouts.clear()
  }

  #fireWhenDue({ at, controller }: Timeout): void {
    if (at > performance.now()) return
    this.#timeouts.delete(controller.signal)
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  }
}
