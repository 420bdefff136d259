import { dynamodb } from '../../../../shared/aws/sdk/clients.ts'

interface Held {
  /** Resolves when the call has arrived and is waiting. */
  readonly reached: Promise<void>
  /** Lets the call continue. */
  readonly release: () => void
}

/**
 * Holds the functions' next transaction back before it is sent. By then the function has read what the
 * transaction is based on, and a test can change the world before it writes. The sweep's transactions
 * pass, because they only delete.
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

/** Runs the first call up to its write, then the second from beginning to end, then lets the first write. */
export async function overtaken<T>(first: () => Promise<T>, second: () => Promise<unknown>) {
  const held = holdNextTransaction()
  const outcome = first()
  await held.reached
  // The next write belongs to the second call: only the first call is held.
  await second().finally(() => held.release())
  return await outcome
}
