import type { Detector, Leak } from './detector.ts'
import type { Evidence } from './evidence.ts'

const LEAKS_TOLD_MAX = 5

/** Looks for canaries in whatever there is as evidence, and keeps count of it. */
export class Search {
  readonly #detector: Detector
  readonly #evidence: Evidence
  readonly #places = new Set<string>()
  #bytes = 0

  constructor(detector: Detector, evidence: Evidence) {
    this.#detector = detector
    this.#evidence = evidence
  }

  /** How much has been searched, in all. */
  get bytes(): number {
    return this.#bytes
  }

  /** Where something was seen. */
  get places(): ReadonlySet<string> {
    return this.#places
  }

  /** What is found in the evidence since the last time. */
  leaks(): readonly Leak[] {
    return [...this.#evidence.take()].flatMap(([where, text]) => {
      this.#bytes += text.length
      this.#places.add(where)
      return this.#detector.search(where, text)
    })
  }

  /** @throws {Error} telling what was found where, if anything was */
  expectNone(): void {
    const leaks = this.leaks()
    if (leaks.length === 0) return
    const told = leaks
      .slice(0, LEAKS_TOLD_MAX)
      .map(
        ({ canary, where, as, excerpt }) =>
          `${canary.what} is in ${where}, ${as}:\n  ${JSON.stringify(excerpt)}`,
      )
    throw new Error(`secrets are where none belongs, ${leaks.length} of them:\n${told.join('\n')}`)
  }
}
