import { StartError } from '../../local/start-error.ts'

/** @throws {StartError} when a transaction of the procedure found another state than had been read. */
export function expectWritten(failure: string | undefined): void {
  if (failure === undefined || failure === 'done') return
  throw new StartError(
    'Somebody else writes to the table. Nobody may until the procedure is through: find out who, and run it again.',
  )
}
