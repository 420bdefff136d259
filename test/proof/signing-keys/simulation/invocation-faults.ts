/**
 * `before`: the call had no effect. `after`: it had its effect, but its answer is lost. `dies`: all later
 * calls of the invocation fail too.
 */
export type FaultKind = 'before' | 'after' | 'dies before' | 'dies after'

interface InjectedFault {
  readonly kind: FaultKind
  /** Whether it hits this call; `place` is its index within the invocation. */
  readonly matches: (name: string, place: number) => boolean
}

/**
 * Fault injection for one invocation of a function: how slow its calls to AWS are, and which of them fails.
 */
export class InvocationFaults {
  readonly #injected: InjectedFault | undefined
  readonly #wait: () => Promise<void>
  #calls = 0
  #isDead = false
  #hasFailed = false

  /** @param wait before each call, so that concurrent invocations interleave in many ways */
  constructor(injected: InjectedFault | undefined, wait: () => Promise<void> = async () => {}) {
    this.#injected = injected
    this.#wait = wait
  }

  /** Whether a call has failed. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Lets a call be answered, or makes it fail. */
  async call(name: string, answer: () => Promise<object>): Promise<object> {
    await this.#wait()
    const place = this.#calls
    this.#calls += 1
    if (this.#isDead) return this.#fail()
    if (this.#hasFailed || this.#injected?.matches(name, place) !== true) return await answer()
    const { kind } = this.#injected
    this.#isDead = kind.startsWith('dies')
    if (kind.endsWith('after')) await answer()
    return this.#fail()
  }

  #fail(): never {
    this.#hasFailed = true
    throw Object.assign(new Error('a fault on demand'), { name: 'InternalServerError' })
  }
}
