import type { AwsCall } from '../../in-memory/aws/intercept.ts'
import type { MemoryDynamoDb } from '../../in-memory/dynamodb/dynamodb.ts'
import { isRecord, type Parameters } from '../../in-memory/dynamodb/parameters.ts'
import { meaningOf, type Outcome, outcomeOf } from './call-outcome.ts'
import { canonical } from './canonical.ts'

/** A scan of DynamoDB Local, as far as its pages were read. */
interface ScanProgress {
  readonly version: number
  readonly items: unknown[]
}

/** DynamoDB Local and the memory differ. The message says how. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement'
}

/**
 * Makes each call to DynamoDB Local and to the memory, compares the answers, and returns DynamoDB Local's.
 * The calls are made one after the other, so that both see the same order.
 *
 * The memory must start empty, with pages of 1 MB, and leave nothing unprocessed.
 */
export class ComparedDynamoDb {
  readonly #memory: MemoryDynamoDb
  readonly #scans = new Map<string, ScanProgress>()
  #before: Promise<unknown> = Promise.resolve()
  #disagreement: Disagreement | undefined

  constructor(memory: MemoryDynamoDb) {
    this.#memory = memory
  }

  /**
   * Answers an intercepted call.
   *
   * @throws {Disagreement} when the two differ, and for every later call
   */
  async answer(call: AwsCall): Promise<object> {
    const turn = this.#before.then(async () => await this.#compare(call))
    this.#before = turn.catch(() => undefined)
    return await turn
  }

  /**
   * Checks all calls so far: the product may have taken a `Disagreement` for a fault of AWS.
   *
   * @throws {Disagreement}
   */
  expectAgreement(): void {
    if (this.#disagreement) throw this.#disagreement
  }

  async #compare(call: AwsCall): Promise<object> {
    this.expectAgreement()
    const local = await outcomeOf(() => call.send())
    try {
      await compareOutcomes(this.#memory, this.#scans, call, local)
    } catch (error) {
      if (error instanceof Disagreement) this.#disagreement = error
      throw error
    }
    if ('error' in local) throw local.error
    return local.output
  }
}

async function compareOutcomes(
  memory: MemoryDynamoDb,
  scans: Map<string, ScanProgress>,
  call: AwsCall,
  local: Outcome,
): Promise<void> {
  if (call.name === 'ScanCommand' && 'output' in local) {
    return compareScan(memory, scans, call, local.output)
  }
  compare(call, meaningOf(local), await outcomeOf(() => memory.call(call.name, call.input)))
}

/**
 * Each scans a table in its own order. So only whole scans are compared, and only if nothing was written
 * meanwhile.
 */
function compareScan(
  memory: MemoryDynamoDb,
  scans: Map<string, ScanProgress>,
  call: AwsCall,
  page: Parameters | object,
): void {
  const { ExclusiveStartKey: start, Limit: _, ...parameters } = call.input
  const name = canonical(parameters)
  const first: ScanProgress = { version: memory.version, items: [] }
  const scan = start === undefined ? first : scans.get(name)
  if (scan === undefined) return
  const { Items: items, LastEvaluatedKey: next }: Parameters = { ...page }
  scan.items.push(...(Array.isArray(items) ? items : []))
  scans.set(name, scan)
  if (next !== undefined) return
  scans.delete(name)
  if (scan.version !== memory.version) return
  const whole = wholeScan(memory, parameters)
  compare(call, sorted(scan.items), { output: { Items: whole } }, sorted(whole))
}

function wholeScan(memory: MemoryDynamoDb, parameters: Parameters): readonly unknown[] {
  const items: unknown[] = []
  let start: unknown
  do {
    const page = memory.call('ScanCommand', { ...parameters, ExclusiveStartKey: start })
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
  local: string,
  outcome: Outcome,
  remembered = meaningOf(outcome),
): void {
  if (local === remembered) return
  const why = 'error' in outcome ? ` (${String(outcome.error)})` : ''
  throw new Disagreement(
    `${name} ${canonical(input)}\n  DynamoDB Local: ${local}\n  the memory:     ${remembered}${why}`,
  )
}
