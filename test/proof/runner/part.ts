/** One run of a part: how much to do, and what all that is random in it comes from. */
export interface Assignment {
  readonly seed: number
  readonly count: number
}

/**
 * One part of the proof: it looks for the history, the fault or the input that breaks a rule. Each runs in
 * a process of its own.
 */
export interface Part {
  /** As it is named on the command line. */
  readonly name: string
  /** What is counted. */
  readonly unit: string
  /** How many at the gate, or where the part is named. */
  readonly gate: number
  /** How many in one round of the soak. */
  readonly soak: number
  /**
   * Does `count` of them.
   *
   * @returns what was done and found, in words
   * @throws {Error} saying what broke, and how
   */
  run(assignment: Assignment): Promise<string>
}
