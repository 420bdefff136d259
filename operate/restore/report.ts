import type { Finding, Verdict } from './finding.ts'
import type { OwnerHistory } from './history.ts'

/** What each verdict means, in the order of the summary. */
const MEANINGS: Readonly<Record<Verdict, string>> = {
  closed: 'owners closed again',
  removed: 'keypairs removed again',
  reduced: 'keypairs reduced to fewer rights than in the backup',
  kept: 'keypairs left as in the backup, although they have changed since',
  revoked: 'administrators revoked again',
  blocked: 'environments that block inheritance again',
  deleted: 'old signing keys deleted',
  newer: 'signing keys kept, because a deployment after the backup made them',
  lost: 'things that the backup lacks: the platform or an administrator must do them again',
}

/** Prints each finding on a line, and numbers at the end. It prints ids, but never a secret. */
export class Report {
  readonly isDryRun: boolean
  readonly #print: (line: string) => void
  readonly #counts = new Map<Verdict, number>()

  constructor(print: (line: string) => void, isDryRun: boolean) {
    this.#print = print
    this.isDryRun = isDryRun
  }

  begin(tableName: string, since: Date, histories: readonly OwnerHistory[]): void {
    const events = histories.reduce((sum, history) => sum + history.events.length, 0)
    this.#print(
      `${tableName} has the state of ${since.toISOString()}. ${events} audit events are later, or shortly before.`,
    )
    if (this.isDryRun) this.#print('This is a dry run: it changes nothing.')
  }

  print({ verdict, what, detail }: Finding): void {
    this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1)
    this.#print(`${verdict.padEnd(10)}  ${what}${detail ? `: ${detail}` : ''}`)
  }

  end(streamArn: string | undefined): void {
    this.#print('')
    for (const [verdict, meaning] of Object.entries(MEANINGS)) {
      const count = [...this.#counts].find(([one]) => one === verdict)?.[1] ?? 0
      this.#print(`${String(count).padStart(6)}  ${meaning}`)
    }
    if (streamArn === undefined) return
    this.#print('')
    this.#print('The table is ready. Deploy the stack with this setting:')
    this.#print(`restoredTableStreamArn ${streamArn}`)
  }
}
