import type { Amount } from './amount.ts'

/** A run of one part. */
export interface Task {
  readonly part: string
  readonly seed: number
  readonly amount: Amount
}

/**
 * The result of a part. It is `broken` when the part found a broken rule, and `failed` when its process gave
 * no result or did not end: it crashed, hung, or left something running.
 */
export type Verdict =
  | {
      readonly state: 'holds'
      readonly unit: string
      readonly count: number
      readonly figure: string
    }
  | {
      readonly state: 'broken'
      readonly unit: string
      readonly count: number
      readonly failure: string
    }
  | { readonly state: 'failed'; readonly failure: string }
  | { readonly state: 'cut off' }

export interface Outcome {
  readonly task: Task
  readonly verdict: Verdict
  /** The end of its output. */
  readonly output: string
  readonly seconds: number
}
