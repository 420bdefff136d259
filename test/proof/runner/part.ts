/** One run of a part: how much to do, and the seed of everything that is random in it. */
export interface Assignment {
  readonly seed: number
  readonly count: number
}

/**
 * One part of the proof: it searches for a history, a fault or an input that breaks a rule. Each part runs in
 * a separate process.
 */
export interface Part {
  /** Its name on the command line. */
  readonly name: string
  /** What it counts. */
  readonly unit: string
  /** The count at the gate, and when the part is named. */
  readonly gate: number
  /** The count in one round of the soak. */
  readonly soak: number
  /**
   * Runs `count` of them.
   *
   * @returns what was done and found, in words
   * @throws {Error} saying which rule broke, and how
   */
  run(assignment: Assignment): Promise<string>
}
