import type { MemoryHttpResponse } from '../../../in-memory/aws/request-handler.ts'
import { FAULT_KINDS } from './fault-kinds.ts'
import type { FaultPlan, Try } from './invocation.ts'

/** How many of a hundred tries fail. */
const FAULTY_PERCENT = 30
/** The largest number of a draw. */
export const DRAW_MAX = 9_999

/** Three in ten of all tries fail, each with a random kind of fault. */
export class RandomFaults implements FaultPlan {
  readonly #draws: readonly number[]
  #tries = 0
  injected = 0

  /** @param draws one for each try. Low ones cause no fault. When there are no more, nothing fails. */
  constructor(draws: readonly number[]) {
    this.#draws = draws
  }

  async answerTry(attempt: Try): Promise<MemoryHttpResponse | undefined> {
    const draw = this.#draws[this.#tries] ?? 0
    this.#tries += 1
    if (draw % 100 < 100 - FAULTY_PERCENT) return undefined
    const wasMade = attempt.call.answered?.statusCode === 200
    const kinds = FAULT_KINDS.filter(
      ({ isCancellation, appliesTo }) => appliesTo(attempt.call) && !(isCancellation && wasMade),
    )
    this.injected += 1
    return await kinds[Math.floor(draw / 100) % kinds.length]?.answerTry(attempt)
  }
}
