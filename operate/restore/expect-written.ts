import { CommandError } from '../../command-line/command-error.ts'

/** @throws {CommandError} when a transaction of the procedure found another state than had been read. */
export function expectWritten(failure: string | undefined): void {
  if (failure === undefined || failure === 'done') return
  throw new CommandError(
    'Somebody else writes to the table. If the stack has it already, that may be: run it again. If not, nobody may: find out who, and run it again.',
  )
}
