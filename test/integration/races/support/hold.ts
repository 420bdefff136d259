import { dynamodb } from '../../../../shared/aws/sdk/clients.ts'

interface Held {
  /** Resolves when the call has come, and is waiting. */
  readonly reached: Promise<void>
  /** Lets it go on. */
  readonly release: () => void
}

/**
 * Holds the functions' next transaction back before it is sent: what it is based on has been read by
 * then, and the world may change before it writes. The sweep's, which only delete, pass.
 */
function holdNextTransaction(): Held {
  const reached = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  let isHeld = false
  const name = `hold-${crypto.randomUUID()}`
  dynamodb().middlewareStack.add(
    (next) => async (args) => {
      if (!isHeld && isToHold(args.input)) {
        isHeld = true
        reached.resolve()
        await released.promise
      }
      return await next(args)
    },
    { step: 'initialize', name },
  )
  return {
    reached: reached.promise,
    release: () => {
      dynamodb().middlewareStack.remove(name)
      released.resolve()
    },
  }
}

function isToHold(input: object): boolean {
  if (!('TransactItems' in input) || !Array.isArray(input.TransactItems)) return false
  return input.TransactItems.some((item: object) => !('Delete' in item))
}

/** Runs one thing up to its write, then another from beginning to end, then lets the first write. */
export async function overtaken<T>(first: () => Promise<T>, second: () => Promise<unknown>) {
  const held = holdNextTransaction()
  const outcome = first()
  await held.reached
  // The next write is the second's own: only the first was held.
  await second().finally(() => held.release())
  return await outcome
}
