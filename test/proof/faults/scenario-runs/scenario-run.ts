/** A fault may excuse a 503; otherwise the answer is the ordinary one. */
export type Expectation = 'the ordinary answer' | 'the ordinary answer or 503'

/**
 * One use of a function, on the tables as they are when it starts. The caller may have to call several times.
 */
export interface ScenarioRun {
  /** Calls the function once. */
  call(): Promise<void>
  /**
   * Checks the last answer and the tables.
   *
   * @returns whether it was the ordinary answer
   */
  check(expected: Expectation): boolean
  /** Checks the tables alone, when there was no answer. */
  checkTables(): void
  /** Checks, after a success and without faults, what the function promises for later. */
  finish(): Promise<void>
}
