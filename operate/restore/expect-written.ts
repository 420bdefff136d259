import { CommandError } from '../../command-line/command-error.ts'

/** @throws {CommandError} when a transaction found a different state than the procedure had read. */
export function expectWritten(failure: string | undefined): void {
  if (failure === undefined || failure === 'done') return
  throw new CommandError(
    'Somebody else writes to the table. If the stack already uses it, that is normal: run the command again. If not, find out who writes to it and stop that before you run the command again.',
  )
}
