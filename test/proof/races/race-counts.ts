import assert from 'node:assert/strict'
import type { OutcomeCounts, RaceResult } from './race-oracle.ts'

const NONE: OutcomeCounts = { granted: 0, refused: 0 }

/** The counts of all rounds together. */
export class RaceCounts {
  #rounds = 0
  #attempts = 0
  #lastGrantedStart = -Infinity
  #firstLateStart = Infinity
  readonly #underWay = new Map<string, OutcomeCounts>()

  add(kind: string, result: RaceResult): void {
    this.#rounds += 1
    this.#attempts += result.attempts
    this.#lastGrantedStart = Math.max(this.#lastGrantedStart, result.lastGrantedStart)
    this.#firstLateStart = Math.min(this.#firstLateStart, result.firstLateStart)
    for (const [target, outcomes] of result.underWay) {
      const name = `${kind}, ${target}`
      this.#underWay.set(name, sum([this.#underWay.get(name) ?? NONE, outcomes]))
    }
  }

  /** @throws {Error} naming a target without any request under way at an acknowledgement */
  summary(): string {
    for (const [name, { granted, refused }] of this.#underWay) {
      assert.ok(granted + refused > 0, `${name}: no attempt was under way at an acknowledgement`)
    }
    const { granted, refused } = sum([...this.#underWay.values()])
    const nearest = milliseconds(-this.#lastGrantedStart)
    return (
      `${figure(this.#attempts)} attempts in ${figure(this.#rounds)} rounds, none granted that started ` +
      `after an acknowledgement: the last granted one ${nearest} before, the first refused one ` +
      `${milliseconds(this.#firstLateStart)} after; under way at one: ${figure(granted)} granted, ` +
      `${figure(refused)} refused`
    )
  }
}

function sum(outcomes: readonly OutcomeCounts[]): OutcomeCounts {
  return {
    granted: outcomes.reduce((total, { granted }) => total + granted, 0),
    refused: outcomes.reduce((total, { refused }) => total + refused, 0),
  }
}

function figure(count: number): string {
  return count.toLocaleString('en').replaceAll(',', ' ')
}

function milliseconds(time: number): string {
  return `${time.toFixed(2)} ms`
}
