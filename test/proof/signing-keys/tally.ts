import assert from 'node:assert/strict'

/** What the histories came to, all together. */
export class Tally {
  days = 0
  failedRuns = 0
  keys = 0
  withdrawals = 0
  moves = 0
  tokens = 0
  unavailable = 0
  accepted = 0
  refused = 0
  /** Tokens and forgeries of withdrawn keys that were let in, by copies of before. */
  stillAccepted = 0
  /** Those that were let in no more. */
  forgeriesRefused = 0
  byJose = 0
  readonly jtis = new Set<string>()

  /** @throws {AssertionError} when so many histories came to less than they must, and so prove little */
  expectAmple(histories: number): void {
    if (histories < 100) return
    assert(this.keys > histories * 2, 'keys followed one another')
    assert(this.failedRuns > histories, 'runs failed')
    assert(this.withdrawals > histories / 10 && this.moves > histories / 20)
    assert(this.tokens > histories * 10 && this.unavailable > 0)
    assert(this.stillAccepted > 0 && this.forgeriesRefused > histories / 2)
    assert(this.byJose > histories)
  }

  /** In words, for whoever reads the proof's report. */
  get figure(): string {
    const verdicts = this.accepted + this.refused
    return (
      `${Math.round(this.days / 365)} years, ${this.keys} keys, ${this.tokens} tokens ` +
      `and ${verdicts} verdicts of verifiers: no valid token refused, and no token let in of ` +
      `${this.withdrawals} withdrawals after its horizon`
    )
  }
}
