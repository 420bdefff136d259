import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import {
  InternalServerError,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { dynamodb } from '../../../shared/aws/sdk/clients.ts'

const FAULTY_PERCENT = 30

/** What a function's invocation may still do before Lambda cuts it off. */
interface Invocation {
  callsLeft: number
}

/** The invocation was cut off: nothing that it does reaches AWS any more. */
export class CutOff extends Error {
  override readonly name = 'CutOff'
}

/**
 * Faults of DynamoDB, for invocations of the sweep alone: three in ten of all tries of its calls fail, before
 * the SDK's own retries. Whether a try fails follows from the seed and from what is called for the how
 * manieth time, whatever runs beside it.
 */
export class Faults {
  readonly #seed: number
  readonly #tries = new Map<string, number>()
  readonly #invocations = new AsyncLocalStorage<Invocation>()
  calls = 0
  failed = 0

  constructor(seed: number) {
    this.#seed = seed
  }

  /** Puts itself between the product and DynamoDB. Everything goes through it until the process ends. */
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
          // What is lost is the answer: it was done.
          if (kind === 'reset after') await next(args)
          throw errorOf(kind)
        },
      // Within the SDK's retries: each try is drawn for.
      { step: 'finalizeRequest', priority: 'low', name: 'proof-faults' },
    )
  }

  /**
   * Does the work of one invocation, with faults.
   *
   * @param calls how many it makes until it is cut off
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
