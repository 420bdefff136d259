import type { Canary } from './canary.ts'
import { readingsOf } from './readings.ts'
import { WindowIndex } from './window-index.ts'
import { eachWindow, folded, WINDOW_LENGTH } from './windows.ts'

/** A canary where it must not be. */
export interface Leak {
  readonly canary: Canary
  readonly where: string
  /** How it stands there. */
  readonly as: string
  readonly excerpt: string
}

const EXCERPT_LENGTH = 240

/**
 * Finds canaries in texts: any twelve consecutive characters of the part of one that tells, as they are or backwards, in
 * either letter case, and encoded in any way that `readingsOf` knows.
 */
export class Detector {
  readonly #canaries: {
    readonly canary: Canary
    readonly forwards: string
    readonly backwards: string
  }[] = []
  readonly #index = new WindowIndex()

  add(canary: Canary): void {
    const forwards = folded(canary.telling)
    const backwards = [...forwards].reverse().join('')
    const owner = this.#canaries.push({ canary, forwards, backwards }) - 1
    for (const text of [forwards, backwards]) {
      eachWindow(text, (hash) => this.#index.add(hash, owner))
    }
  }

  /** @param text with one character a byte */
  search(where: string, text: string): readonly Leak[] {
    const leaks = new Map<Canary, Leak>()
    for (const [reading, read] of readingsOf(text)) {
      eachWindow(read, (hash, end) => {
        this.#index.find(hash, (owner) => {
          const known = this.#canaries[owner]
          if (known === undefined) return false
          const window = folded(read.slice(end - WINDOW_LENGTH, end))
          const isForwards = known.forwards.includes(window)
          if (!isForwards && !known.backwards.includes(window)) return false
          const as = `${isForwards ? '' : 'backwards '}${reading || 'as it is'}`
          const excerpt = read.slice(Math.max(0, end - EXCERPT_LENGTH), end + EXCERPT_LENGTH)
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
