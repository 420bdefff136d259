import assert from 'node:assert/strict'

/** The counts of all histories together. */
export class HistoryCounts {
  days = 0
  failedRuns = 0
  keys = 0
  withdrawals = 0
  domainChanges = 0
  tokens = 0
  unavailable = 0
  accepted = 0
  refused = 0
  /** Tokens and forgeries of withdrawn keys that were accepted, because a copy still had the key. */
  stillAccepted = 0
  /** Those that were refused. */
  forgeriesRefused = 0
  byJose = 0
  readonly jtis = new Set<string>()

  /** @throws {AssertionError} when the histories covered too little to prove anything */
  expectAmple(histories: number): void {
    if (histories < 100) return
    assert(this.keys > histories * 2, 'keys were rotated')
    assert(this.failedRuns > histories, 'runs failed')
    assert(this.withdrawals > histories / 10 && this.domainChanges > histories / 20)
    assert(this.tokens > histories * 10 && this.unavailable > 0)
    assert(this.stillAccepted > 0 && this.forgeriesRefused > histories / 2)
    assert(this.byJose > histories)
  }

  /** The counts in words, for the proof's report. */
  get figure(): string {
    const verdicts = this.accepted + this.refused
    return (
      `${Math.round(this.days / 365)} years, ${this.keys} keys, ${this.tokens} tokens ` +
      `and ${verdicts} verdicts of verifiers: no valid token refused, and no token of ` +
      `${this.withdrawals} withdrawn keys accepted once every copy of the key set was newer`
    )
  }
}
