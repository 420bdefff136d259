import { type AwsCall, interceptAws } from '../aws/intercept.ts'
import { MemoryKms } from '../aws/kms.ts'
import type { MemoryAws } from '../aws/request-handler.ts'
import { MemoryDynamoDb } from '../dynamodb/dynamodb.ts'
import { type Clock, stopClock } from './clock.ts'
import { Product } from './product.ts'

/** Wraps every call to AWS: it answers itself, or lets `answer` answer the call, or parts of it. */
export type AroundCall = (
  call: AwsCall,
  answer: (call: AwsCall) => Promise<object>,
) => Promise<object>

export interface OpenOptions {
  /** Variables of the functions that differ from those of settings.ts. */
  readonly environment?: Readonly<Record<string, string>>
  /** Empty tables, unless stated. */
  readonly dynamodb?: MemoryDynamoDb
  readonly kms?: MemoryKms
  /** A stopped clock, unless stated. */
  readonly clock?: Clock
  readonly aroundCall?: AroundCall
  /**
   * Puts something else than `interceptAws` in the place of AWS. `aroundCall` is not used then.
   *
   * @returns what puts AWS back
   */
  readonly replaceAws?: (memory: MemoryAws) => () => void
  /** Whether there is a signing key from the beginning: true, unless stated. */
  readonly hasSigningKey?: boolean
}

export interface OpenedProduct extends MemoryAws {
  readonly product: Product
  readonly clock: Clock
  /** Puts back AWS, the clock and `Math.random`. */
  close(): void
}

/**
 * Opens the product of this process, with DynamoDB and KMS in memory in the place of AWS. The SDK and the
 * adapters wait a random time before they retry a call; that time is 0 until `close`.
 */
export async function openProduct(options: OpenOptions = {}): Promise<OpenedProduct> {
  const { environment, dynamodb = new MemoryDynamoDb(), kms = new MemoryKms() } = options
  const { clock = stopClock(), aroundCall, replaceAws, hasSigningKey = true } = options
  const memory = { dynamodb, kms }
  const { random } = Math
  Math.random = () => 0
  const restoreAws = replaceAws?.(memory) ?? interceptAws(answersOf(memory, aroundCall))
  const close = () => {
    restoreAws()
    clock.release()
    Math.random = random
  }
  try {
    const product = await Product.load(environment)
    if (hasSigningKey) await product.rotateSigningKey()
    return { ...memory, product, clock, close }
  } catch (error) {
    close()
    throw error
  }
}

function answersOf({ dynamodb, kms }: MemoryAws, aroundCall: AroundCall | undefined) {
  const answer = async ({ service, name, input }: AwsCall): Promise<object> =>
    service === 'kms' ? kms.call(name, input) : dynamodb.call(name, input)
  return (call: AwsCall) => aroundCall?.(call, answer) ?? answer(call)
}
