/** What DynamoDB refuses, as the SDK throws it. */
class Refusal extends Error {
  override readonly name = 'ValidationException'
  readonly $fault = 'client'
  readonly $metadata = {}
}

/** A fault in the item of one action, which DynamoDB tells as the reason of that action in a transaction. */
export class ItemRefusal extends Refusal {}

/**
 * Refuses a call, as DynamoDB refuses one that makes no sense to it. What is not known here is refused
 * too: a guess would let a part of the proof agree with nobody but itself.
 *
 * @throws {Refusal}
 */
export function refuse(message: string): never {
  throw new Refusal(message)
}
