import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import {
  InternalServerError,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'

const FAULTY_PERCENT = 30

/** How many calls an invocation may still make before Lambda cuts it off. */
interface Invocation {
  callsLeft: number
}

/** The invocation was cut off: none of its calls reaches AWS any more. */
export class CutOff extends Error {
  override readonly name = 'CutOff'
}

/**
 * Injects faults of DynamoDB into invocations of the sweep: three in ten tries fail, and the SDK retries
 * them. Whether a try fails depends on the seed, the call and its number of tries, not on what runs at the
 * same time.
 */
export class DynamoDbFaults {
  readonly #seed: number
  readonly #tries = new Map<string, number>()
  readonly #invocations = new AsyncLocalStorage<Invocation>()
  calls = 0
  failed = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  /** Adds itself to the product's client of DynamoDB, until the process ends. */
  install(): void {
    dynamodb().middlewareStack.add(
      (next) => async (args) => {
        const invocation = this.#invocations.getStore()
        if (invocation !== undefined) {
          if (invocation.callsLeft <= 0) throw new CutOff('the function was cut off')
          invocation.callsLeft -= 1
        }
        return await next(args)
      },
      { step: 'initialize', name: 'proof-cut-off' },
    )
    dynamodb().middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const isOfSweep = this.#invocations.getStore() !== undefined
          const kind = isOfSweep ? this.#draw(commandName, args.input) : undefined
          if (kind === undefined) return await next(args)
          this.failed += 1
          // The call had its effect; only its answer is lost.
          if (kind === 'reset after') await next(args)
          throw errorOf(kind)
        },
      // Inside the SDK's retries, so that it draws a fault for each try.
      { step: 'finalizeRequest', priority: 'low', name: 'proof-faults' },
    )
  }

  /**
   * Runs the work of one invocation, with faults.
   *
   * @param calls how many calls it may make until it is cut off
   */
  async during<T>(calls: number, work: () => Promise<T>): Promise<T> {
    return await this.#invocations.run({ callsLeft: calls }, work)
  }

  #draw(commandName: string, input: object): Kind | undefined {
    this.calls += 1
    const call = digest(`${this.#seed} ${commandName} ${JSON.stringify(input)}`).toString('base64')
    const tries = (this.#tries.get(call) ?? 0) + 1
    this.#tries.set(call, tries)
    const drawn = digest(`${call} ${tries}`)
    if (drawn.readUInt32BE(0) % 100 >= FAULTY_PERCENT) return undefined
    const kinds = commandName.startsWith('TransactWrite') ? [...KINDS, 'conflict' as const] : KINDS
    return kinds[drawn.readUInt32BE(4) % kinds.length]
  }
}

const KINDS = ['throttle', 'internal error', 'reset before', 'reset after'] as const
type Kind = (typeof KINDS)[number] | 'conflict'

function errorOf(kind: Kind): Error {
  const message = `injected: ${kind}`
  switch (kind) {
    case 'throttle':
      return new ThrottlingException({ message, $metadata: { httpStatusCode: 400 } })
    case 'internal error':
      return new InternalServerError({ message, $metadata: { httpStatusCode: 500 } })
    case 'reset before':
    case 'reset after':
      return Object.assign(new Error(message), { code: 'ECONNRESET' })
    case 'conflict':
      return new TransactionCanceledException({
        message,
        $metadata: { httpStatusCode: 400 },
        CancellationReasons: [{ Code: 'TransactionConflict' }],
      })
    default:
      return kind satisfies never
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
