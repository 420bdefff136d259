const NEVER = Number.POSITIVE_INFINITY

/** Something that is cut off when a while has passed. */
interface CutOff {
  readonly at: number
  readonly controller: AbortController
}

/**
 * Time by which deadlines are measured: `performance.now` and `AbortSignal.timeout`. It runs on as ever, and is
 * made to pass at once where the product would wait for what does not come, so that nobody has to.
 */
export class PassingTime {
  readonly #now = performance.now
  readonly #timeout = AbortSignal.timeout
  readonly #cutOffs = new Map<AbortSignal, CutOff>()
  #passed = 0

  /** Everything of this process measures by it, until `restore`. */
  install(): void {
    performance.now = () => this.#now.call(performance) + this.#passed
    AbortSignal.timeout = (milliseconds) => {
      const controller = new AbortController()
      const at = performance.now() + milliseconds
      this.#cutOffs.set(controller.signal, { at, controller })
      return controller.signal
    }
  }

  restore(): void {
    performance.now = this.#now
    AbortSignal.timeout = this.#timeout
  }

  /** What was made to pass so far, in milliseconds. */
  get passed(): number {
    return this.#passed
  }

  /** Lets so much time pass, but no more than it takes until `signal` cuts off. */
  pass(milliseconds: number, signal: unknown): void {
    const own = signal instanceof AbortSignal ? this.#cutOffs.get(signal) : undefined
    this.#passed += Math.max(0, Math.min(milliseconds, (own?.at ?? NEVER) - performance.now()))
    for (const cutOff of this.#cutOffs.values()) this.#cutWhenDue(cutOff)
  }

  /** Forgets what would be cut off later: it is done with. */
  forget(): void {
    this.#cutOffs.clear()
  }

  #cutWhenDue({ at, controller }: CutOff): void {
    if (at > performance.now()) return
    this.#cutOffs.delete(controller.signal)
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'))
  }
}
