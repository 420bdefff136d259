import type { MemoryHttpResponse } from '../../in-memory/aws/request-handler.ts'
import type { Fate, Try } from './invocation.ts'
import { KINDS } from './kinds.ts'

/** Of a hundred tries. */
const FAULTY_PERCENT = 30
/** What is drawn is below. */
export const DRAW_MAX = 9_999

/** Three in ten of all tries fail, each in a way of its own. */
export class RandomFaults implements Fate {
  readonly #draws: readonly number[]
  #tries = 0
  struck = 0

  /** @param draws one for each try; when there are no more, nothing fails. Low ones let a try be. */
  constructor(draws: readonly number[]) {
    this.#draws = draws
  }

  async strike(attempt: Try): Promise<MemoryHttpResponse | undefined> {
    const draw = this.#draws[this.#tries] ?? 0
    this.#tries += 1
    if (draw % 100 < 100 - FAULTY_PERCENT) return undefined
    const wasMade = attempt.call.answered?.statusCode === 200
    const kinds = KINDS.filter(
      ({ isCancellation, befalls }) => befalls(attempt.call) && !(isCancellation && wasMade),
    )
    this.struck += 1
    return await kinds[Math.floor(draw / 100) % kinds.length]?.strike(attempt)
  }
}
