import type { Canary } from './canary.ts'
import { decodingsOf } from './decodings.ts'
import { WindowIndex } from './window-index.ts'
import { eachWindow, folded, WINDOW_LENGTH } from './windows.ts'

/** A canary in a place where it must not be. */
export interface Leak {
  readonly canary: Canary
  readonly where: string
  /** Its encoding there. */
  readonly as: string
  readonly excerpt: string
}

const EXCERPT_LENGTH = 240

/**
 * Finds canaries in texts: any twelve consecutive characters of a canary's secret part, forwards or
 * backwards, in either letter case, in any encoding that `decodingsOf` knows.
 */
export class Detector {
  readonly #canaries: {
    readonly canary: Canary
    readonly forwards: string
    readonly backwards: string
  }[] = []
  readonly #index = new WindowIndex()

  add(canary: Canary): void {
    const forwards = folded(canary.secretPart)
    const backwards = [...forwards].reverse().join('')
    const canaryIndex = this.#canaries.push({ canary, forwards, backwards }) - 1
    for (const text of [forwards, backwards]) {
      eachWindow(text, (hash) => this.#index.add(hash, canaryIndex))
    }
  }

  /** @param text with one character a byte */
  search(where: string, text: string): readonly Leak[] {
    const leaks = new Map<Canary, Leak>()
    for (const [decoding, decoded] of decodingsOf(text)) {
      eachWindow(decoded, (hash, end) => {
        this.#index.find(hash, (canaryIndex) => {
          const known = this.#canaries[canaryIndex]
          if (known === undefined) return false
          const window = folded(decoded.slice(end - WINDOW_LENGTH, end))
          const isForwards = known.forwards.includes(window)
          if (!isForwards && !known.backwards.includes(window)) return false
          const as = `${isForwards ? '' : 'backwards '}${decoding || 'as it is'}`
          const excerpt = decoded.slice(Math.max(0, end - EXCERPT_LENGTH), end + EXCERPT_LENGTH)
          if (!leaks.has(known.canary)) {
            leaks.set(known.canary, { canary: known.canary, where, as, excerpt })
          }
          return true
        })
      })
    }
    return [...leaks.values()]
  }
}
