/**
 * Ends a script for a reason that the person who typed the command can fix. They see only the message: one
 * sentence, without a stack trace.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
