import type { Finding, Verdict } from './finding.ts'
import type { OwnerHistory } from './history.ts'

/** What each verdict means, in the order of the summary. */
const MEANINGS: Readonly<Record<Verdict, string>> = {
  closed: 'owners closed again',
  removed: 'keypairs removed again',
  'taken back': 'keypairs that had rights taken back',
  kept: 'keypairs left as of the backup, though they have changed since',
  revoked: 'administrators revoked again',
  blocked: 'environments that block inheritance again',
  forgotten: 'signing keys of the past deleted',
  spared: 'signing keys left: the table had been deployed anew by then',
  lost: 'things that the backup lacks: for the backend or an administrator to do again',
}

/** Tells the operator, line by line, and in numbers at the end. It names ids, and never a secret. */
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
      `${tableName} is of ${since.toISOString()}; ${events} audit events since, or shortly before.`,
    )
    if (this.isDryRun) this.#print('A dry run: nothing of what follows is done.')
  }

  tell({ verdict, what, detail }: Finding): void {
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
    this.#print('The table is ready. Deploy the stack with')
    this.#print(`restoredTableStreamArn ${streamArn}`)
  }
}
