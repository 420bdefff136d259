/**
 * The stack cannot start, or a script cannot run, for a reason that whoever typed the command can
 * mend. The message is the one sentence that they are shown.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
}
