/** DynamoDB's ValidationException, as the SDK throws it. */
class Refusal extends Error {
  override readonly name = 'ValidationException'
  readonly $fault = 'client'
  readonly $metadata = {}
}

/** An error in the item of one action. In a transaction, DynamoDB answers it as the reason of that action. */
export class ItemRefusal extends Refusal {}

/**
 * Refuses a call, as DynamoDB refuses an invalid one. Unsupported calls are refused too: if this memory
 * guessed, the proof would rest on the guess.
 *
 * @throws {Refusal}
 */
export function refuse(message: string): never {
  throw new Refusal(message)
}
