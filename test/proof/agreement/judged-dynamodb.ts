import type { AwsCall } from '../../in-memory/aws/intercept.ts'
import type { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import { isRecord, type Parameters } from '../../in-memory/dynamodb/parameters.ts'
import { meaningOf, type Outcome, outcomeOf } from './call-outcome.ts'
import { canonical } from './canonical.ts'

/** A scan of the judge's, as far as it has come. */
interface Walk {
  readonly version: number
  readonly items: unknown[]
}

/** The judge and the memory differ: the message says in what. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement'
}

/**
 * Asks the judge, DynamoDB Local, and the memory, call by call, and answers what the judge does. Calls are
 * made one after the other, so that both see them in one order.
 *
 * The memory begins as empty as the judge's tables, with pages of 1 MB, and leaves nothing unprocessed.
 */
export class JudgedDynamoDb {
  readonly #memory: MemoryDynamoDb
  readonly #walks = new Map<string, Walk>()
  #before: Promise<unknown> = Promise.resolve()
  #disagreement: Disagreement | undefined

  constructor(memory: MemoryDynamoDb) {
    this.#memory = memory
  }

  /**
   * Answers a call that was intercepted.
   *
   * @throws {Disagreement} where the two differ, and for every call after that
   */
  async answer(call: AwsCall): Promise<object> {
    const turn = this.#before.then(async () => await this.#judge(call))
    this.#before = turn.catch(() => undefined)
    return await turn
  }

  /**
   * Whoever has made the calls may have taken a difference for a fault of AWS, as the product does.
   *
   * @throws {Disagreement} if there was one
   */
  expectAgreement(): void {
    if (this.#disagreement) throw this.#disagreement
  }

  async #judge(call: AwsCall): Promise<object> {
    this.expectAgreement()
    const judged = await outcomeOf(() => call.send())
    try {
      await compareOutcomes(this.#memory, this.#walks, call, judged)
    } catch (error) {
      if (error instanceof Disagreement) this.#disagreement = error
      throw error
    }
    if ('error' in judged) throw judged.error
    return judged.output
  }
}

async function compareOutcomes(
  memory: MemoryDynamoDb,
  walks: Map<string, Walk>,
  call: AwsCall,
  judged: Outcome,
): Promise<void> {
  if (call.name === 'ScanCommand' && 'output' in judged) {
    return compareWalk(memory, walks, call, judged.output)
  }
  compare(call, meaningOf(judged), await outcomeOf(() => memory.call(call.name, call.input)))
}

/**
 * Each walks a table in its own order: only whole walks are compared, and only if nothing was written
 * meanwhile.
 */
function compareWalk(
  memory: MemoryDynamoDb,
  walks: Map<string, Walk>,
  call: AwsCall,
  page: Parameters | object,
): void {
  const { ExclusiveStartKey: start, Limit: _, ...asked } = call.input
  const name = canonical(asked)
  const begun: Walk = { version: memory.version, items: [] }
  const walk = start === undefined ? begun : walks.get(name)
  if (walk === undefined) return
  const { Items: items, LastEvaluatedKey: next }: Parameters = { ...page }
  walk.items.push(...(Array.isArray(items) ? items : []))
  walks.set(name, walk)
  if (next !== undefined) return
  walks.delete(name)
  if (walk.version !== memory.version) return
  const whole = wholeScan(memory, asked)
  compare(call, sorted(walk.items), { output: { Items: whole } }, sorted(whole))
}

function wholeScan(memory: MemoryDynamoDb, asked: Parameters): readonly unknown[] {
  const items: unknown[] = []
  let start: unknown
  do {
    const page = memory.call('ScanCommand', { ...asked, ExclusiveStartKey: start })
    items.push(...(Array.isArray(page.Items) ? page.Items : []))
    start = page.LastEvaluatedKey
  } while (isRecord(start))
  return items
}

function sorted(items: readonly unknown[]): string {
  return items.map(canonical).sort().join('\n')
}

function compare(
  { name, input }: AwsCall,
  judged: string,
  outcome: Outcome,
  remembered = meaningOf(outcome),
): void {
  if (judged === remembered) return
  const why = 'error' in outcome ? ` (${String(outcome.error)})` : ''
  throw new Disagreement(
    `${name} ${canonical(input)}\n  DynamoDB Local: ${judged}\n  the memory:     ${remembered}${why}`,
  )
}
