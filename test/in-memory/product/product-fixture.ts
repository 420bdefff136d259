import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { MemoryDynamoDb } from '../dynamodb/dynamodb.ts'
import { stopClock } from './clock.ts'
import type { Call } from './function-event.ts'
import { InterruptibleAws, type Interruption } from './interruptible-aws.ts'
import { type OpenedProduct, openProduct } from './open-product.ts'
import type { Product } from './product.ts'
import type { Reply } from './reply.ts'
import { AUDIT_EVENTS_TABLE_NAME, TABLE_NAME } from './settings.ts'

export const REPORT = 'feedback-report:read'

export interface CreatedKeypair {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly keySecret: string
  readonly secretId: string
}

/** An item of the table. */
export interface TableItem extends Readonly<Record<string, unknown>> {
  readonly pk: string
  readonly sk: string
}

const PAGE_BYTES = 4096
const DAY_MILLISECONDS = 86_400_000

let latest = new Date('2026-11-22T12:00:00.000Z')
let ids = 0

/**
 * The product in memory for a unit test, on empty tables and with a stopped clock. The functions stay warm
 * from test to test and remember things. So each fixture's clock starts a day after that of the one before,
 * and no id is used twice.
 */
export class ProductFixture {
  readonly dynamodb: MemoryDynamoDb
  /** Names of the calls to AWS, in order. */
  readonly calls: string[]
  readonly product: Product
  /** The time when it was opened. */
  readonly start: Date
  readonly #opened: OpenedProduct
  readonly #aws: InterruptibleAws

  private constructor(opened: OpenedProduct, aws: InterruptibleAws) {
    this.dynamodb = opened.dynamodb
    this.calls = aws.calls
    this.product = opened.product
    this.start = opened.clock.now()
    this.#opened = opened
    this.#aws = aws
  }

  /**
   * Opens the product, with a signing key.
   *
   * @param environment variables that differ from those of settings.ts
   */
  static async open(environment: Readonly<Record<string, string>> = {}): Promise<ProductFixture> {
    const aws = new InterruptibleAws()
    const opened = await openProduct({
      environment,
      dynamodb: new MemoryDynamoDb({ pageBytes: PAGE_BYTES }),
      clock: stopClock(latest),
      aroundCall: aws.aroundCall,
    })
    return new ProductFixture(opened, aws)
  }

  close(): void {
    latest = new Date(this.#opened.clock.now().getTime() + DAY_MILLISECONDS)
    this.#opened.close()
  }

  forward(seconds: number): void {
    this.#opened.clock.forward(seconds)
  }

  /**
   * Does something just before the next call of this name reaches AWS. The call is then answered as usual.
   */
  overtakeNext(name: string, act: () => Promise<unknown>): void {
    this.answerNext(name, async (call, answer) => {
      await act()
      return await answer(call)
    })
  }

  /** Answers the next call of this name in place of AWS. */
  answerNext(name: string, interruption: Interruption): void {
    this.#aws.answerNext(name, interruption)
  }

  /** Registers an account with a new id. */
  async account(...administrators: readonly string[]): Promise<OwnerRef> {
    ids += 1
    const account: OwnerRef = { type: 'account', id: `account-${ids}` }
    expectStatus(await this.product.platform('register-account', account, named('Acme')), 201)
    for (const user of administrators) await this.grant(account, user)
    return account
  }

  /** Registers an environment with a new id. */
  async environment(account: OwnerRef, inheritAdministrators?: boolean): Promise<OwnerRef> {
    ids += 1
    const environment: OwnerRef = { type: 'environment', id: `environment-${ids}` }
    const body = {
      accountId: account.id,
      name: 'Production',
      ...(inheritAdministrators !== undefined && { inheritAdministrators }),
    }
    expectStatus(await this.product.platform('register-environment', environment, { body }), 201)
    return environment
  }

  async grant(owner: OwnerRef, user: string): Promise<void> {
    const params = { userId: user }
    expectStatus(await this.product.platform('grant-administrator', owner, { params }), 204)
  }

  async revoke(owner: OwnerRef, user: string): Promise<void> {
    const params = { userId: user }
    expectStatus(await this.product.platform('revoke-administrator', owner, { params }), 204)
  }

  async closeOwner(owner: OwnerRef): Promise<void> {
    expectStatus(await this.product.platform(`close-${owner.type}`, owner), 204)
  }

  async keypair(owner: OwnerRef, user = 'ada', body: object = {}): Promise<CreatedKeypair> {
    const call = { body: { scopes: [REPORT], ...body } }
    const { json } = expectStatus(
      await this.product.manage('create-keypair', user, owner, call),
      201,
    )
    return { owner, keyId: `${json.keyId}`, ...secretIn(json) }
  }

  /** Calls an operation on a keypair, as one of its owner's administrators. */
  async manage(
    operationId: string,
    { owner, keyId }: Pick<CreatedKeypair, 'owner' | 'keyId'>,
    call: Call = {},
    user = 'ada',
  ): Promise<Reply> {
    const params = { keyId, ...call.params }
    return await this.product.manage(operationId, user, owner, { ...call, params })
  }

  async rotate(keypair: CreatedKeypair, overlapSeconds?: number): Promise<CreatedKeypair> {
    const body = overlapSeconds === undefined ? {} : { overlapSeconds }
    const { json } = expectStatus(await this.manage('rotate-secret', keypair, { body }), 201)
    return { ...keypair, ...secretIn(json) }
  }

  /** The items of the table with a text in their keys. */
  itemsNaming(text: string): readonly TableItem[] {
    return this.dynamodb
      .items(TABLE_NAME)
      .filter(({ pk, sk }) => `${pk} ${sk}`.includes(text))
      .map((item) => ({ ...item, pk: `${item.pk}`, sk: `${item.sk}` }))
  }

  /** The audit events of an owner, in any order. */
  eventsOf({ id }: OwnerRef) {
    return this.dynamodb.items(AUDIT_EVENTS_TABLE_NAME).filter(({ pk }) => `${pk}`.includes(id))
  }

  /** Writes an item into the table that no function would write. */
  put(item: Readonly<Record<string, unknown>>): void {
    this.dynamodb.call('PutItemCommand', { TableName: TABLE_NAME, Item: item })
  }
}

export function expectStatus(reply: Reply, status: number): Reply {
  if (reply.status !== status) {
    throw new Error(`expected ${status}, but got ${reply.status} ${reply.text}`)
  }
  return reply
}

function named(name: string): Call {
  return { body: { name } }
}

/** The newest secret in an answer. */
function secretIn({ keySecret, secrets }: Reply['json']) {
  const newest: unknown = Array.isArray(secrets) ? secrets.at(-1) : undefined
  if (typeof newest !== 'object' || newest === null || !('secretId' in newest)) {
    throw new Error('an answer without secrets')
  }
  return { keySecret: `${keySecret}`, secretId: `${newest.secretId}` }
}
