import { vi } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { type AwsCall, interceptAws } from '../aws/intercept.ts'
import { MemoryKms } from '../aws/memory-kms.ts'
import { MemoryDynamoDb } from '../dynamodb/memory-dynamodb.ts'
import type { Call } from './function-event.ts'
import { Product } from './product.ts'
import type { Reply } from './reply.ts'
import { EVENTS_TABLE_NAME, TABLE_NAME } from './settings.ts'

export const REPORT = 'feedback-report:read'

export interface CreatedKeypair {
  readonly owner: OwnerRef
  readonly keyId: string
  readonly keySecret: string
  readonly secretId: string
}

/** An item of the table, with what of it is looked at. */
export interface StandingItem extends Readonly<Record<string, unknown>> {
  readonly pk: string
  readonly sk: string
}

type Fault = (call: AwsCall) => Promise<object> | object

const PAGE_BYTES = 4096
const DAY_MILLISECONDS = 86_400_000

let latest = new Date('2026-11-22T12:00:00.000Z').getTime()
let ids = 0

/**
 * The product of this process on tables of its own that are empty, with a clock that stands still: the
 * real handlers and the real SDK, up to where it would send. The functions are warm, and remember; so
 * the clock of each begins a day after that of the one before, and ids are never used twice.
 */
export class InMemory {
  readonly dynamodb = new MemoryDynamoDb({ pageBytes: PAGE_BYTES })
  /** Names of the calls that AWS was asked, in order. */
  readonly calls: string[] = []
  readonly product: Product
  /** Where its clock began. */
  readonly start = new Date()
  readonly #kms = new MemoryKms()
  readonly #release: () => void
  #interruption: { readonly name: string; readonly act: Fault } | undefined

  private constructor(product: Product) {
    this.product = product
    this.#release = interceptAws((call) => this.#answer(call))
  }

  /**
   * With a key that signs tokens.
   *
   * @param environment variables of the functions that are to differ
   */
  static async open(environment: Readonly<Record<string, string>> = {}): Promise<InMemory> {
    vi.useFakeTimers({ toFake: ['Date'], now: latest })
    const inMemory = new InMemory(await Product.load(environment))
    await inMemory.product.rotateSigningKey()
    return inMemory
  }

  close(): void {
    this.#release()
    latest = Date.now() + DAY_MILLISECONDS
    vi.useRealTimers()
  }

  forward(seconds: number): void {
    vi.setSystemTime(Date.now() + seconds * 1000)
  }

  /** Does something just before the next call of this name reaches AWS, which is then answered as ever. */
  overtakeNext(name: string, act: () => Promise<unknown>): void {
    this.answerNext(name, async (call) => {
      await act()
      return await this.#answer(call)
    })
  }

  /** Answers the next call of this name in place of AWS. */
  answerNext(name: string, act: Fault): void {
    this.#interruption = { name, act }
  }

  /** An open account, under an id that nobody has had. */
  async account(...administrators: readonly string[]): Promise<OwnerRef> {
    ids += 1
    const account: OwnerRef = { type: 'account', id: `account-${ids}` }
    expectStatus(await this.product.platform('register-account', account, named('Acme')), 201)
    for (const user of administrators) await this.grant(account, user)
    return account
  }

  /** An open environment of an account, under an id that nobody has had. */
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

  /** The items of the table whose keys say anything of a text. */
  itemsNaming(text: string): readonly StandingItem[] {
    return this.dynamodb
      .items(TABLE_NAME)
      .filter(({ pk, sk }) => `${pk} ${sk}`.includes(text))
      .map((item) => ({ ...item, pk: `${item.pk}`, sk: `${item.sk}` }))
  }

  /** The audit events of an owner, in any order. */
  eventsOf({ id }: OwnerRef) {
    return this.dynamodb.items(EVENTS_TABLE_NAME).filter(({ pk }) => `${pk}`.includes(id))
  }

  /** Writes into the table what no function would. */
  put(item: Readonly<Record<string, unknown>>): void {
    this.dynamodb.call('PutItemCommand', { TableName: TABLE_NAME, Item: item })
  }

  async #answer(call: AwsCall): Promise<object> {
    this.calls.push(call.name)
    const interruption = this.#interruption
    if (interruption?.name === call.name) {
      this.#interruption = undefined
      return await interruption.act(call)
    }
    const core = call.service === 'kms' ? this.#kms : this.dynamodb
    return core.call(call.name, call.input)
  }
}

export function expectStatus(reply: Reply, status: number): Reply {
  if (reply.status !== status) {
    throw new Error(`expected ${status}, and was answered ${reply.status} ${reply.text}`)
  }
  return reply
}

function named(name: string): Call {
  return { body: { name } }
}

/** The newest secret of a keypair that was answered with one. */
function secretIn({ keySecret, secrets }: Reply['json']) {
  const newest: unknown = Array.isArray(secrets) ? secrets.at(-1) : undefined
  if (typeof newest !== 'object' || newest === null || !('secretId' in newest)) {
    throw new Error('an answer without secrets')
  }
  return { keySecret: `${keySecret}`, secretId: `${newest.secretId}` }
}
