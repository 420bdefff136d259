/**
 * The stack or a script cannot start, or go on, for a reason that whoever typed the command can mend. The
 * message is what they are shown: a sentence, and no stack trace.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
