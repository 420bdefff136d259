/** What is demanded of an answer: to be the ordinary one, unless a fault may excuse being told to come back. */
export type Demand = 'the ordinary answer' | 'the ordinary answer, or to be told to come back'

/** One use of a function, asked for as often as it takes, in the world as it is when the trial begins. */
export interface Trial {
  ask(): Promise<void>
  /**
   * Holds the last answer, and the tables, against what they must be.
   *
   * @returns whether it was the ordinary answer
   */
  judge(demand: Demand): boolean
  /** Holds the tables against what they must be when there was no answer. */
  judgeAbandoned(): void
  /** Once it was done, and nothing fails any more: what was promised for then. */
  finish(): Promise<void>
}
