/** `before`: nothing was done. `after`: it was done, but the answer is lost. `dies`: nor is anything after it. */
export type FaultKind = 'before' | 'after' | 'dies before' | 'dies after'

interface Blow {
  readonly kind: FaultKind
  /** Whether it befalls this call, which is of those of the invocation the one at that place, from 0. */
  readonly befalls: (name: string, place: number) => boolean
}

/** What one invocation of a function meets at AWS: how slow it is, and which call fails. */
export class Fate {
  readonly #blow: Blow | undefined
  readonly #wait: () => Promise<void>
  #calls = 0
  #isDead = false
  #hasFailed = false

  /** @param wait before each call, so that what runs at once interleaves in many ways */
  constructor(blow: Blow | undefined, wait: () => Promise<void> = async () => {}) {
    this.#blow = blow
    this.#wait = wait
  }

  /** Whether a call has failed. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Lets a call be answered, or fails it. */
  async meet(name: string, answer: () => Promise<object>): Promise<object> {
    await this.#wait()
    const place = this.#calls
    this.#calls += 1
    if (this.#isDead) return this.#fail()
    if (this.#hasFailed || this.#blow?.befalls(name, place) !== true) return await answer()
    const { kind } = this.#blow
    this.#isDead = kind.startsWith('dies')
    if (kind.endsWith('after')) await answer()
    return this.#fail()
  }

  #fail(): never {
    this.#hasFailed = true
    throw Object.assign(new Error('a fault on demand'), { name: 'InternalServerError' })
  }
}
