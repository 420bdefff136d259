import type { Detector, Leak } from './detector.ts'
import type { Evidence } from './evidence.ts'

const LEAKS_REPORTED_MAX = 5

/** Searches the evidence for canaries, and counts what was searched. */
export class LeakSearch {
  readonly #detector: Detector
  readonly #evidence: Evidence
  readonly #places = new Set<string>()
  #bytes = 0

  constructor(detector: Detector, evidence: Evidence) {
    this.#detector = detector
    this.#evidence = evidence
  }

  /** How many bytes were searched so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** Where the evidence came from. */
  get places(): ReadonlySet<string> {
    return this.#places
  }

  /** The canaries in the evidence that was added since the last search. */
  leaks(): readonly Leak[] {
    return [...this.#evidence.take()].flatMap(([where, text]) => {
      this.#bytes += text.length
      this.#places.add(where)
      return this.#detector.search(where, text)
    })
  }

  /** @throws {Error} which names the canaries that were found, and where */
  expectNone(): void {
    const leaks = this.leaks()
    if (leaks.length === 0) return
    const reported = leaks
      .slice(0, LEAKS_REPORTED_MAX)
      .map(
        ({ canary, where, as, excerpt }) =>
          `${canary.what} is in ${where}, ${as}:\n  ${JSON.stringify(excerpt)}`,
      )
    throw new Error(`${leaks.length} secrets are where none belongs:\n${reported.join('\n')}`)
  }
}
