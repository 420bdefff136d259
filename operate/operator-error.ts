/** A script cannot go on for a reason that its operator can mend: the message is what they are shown. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}
