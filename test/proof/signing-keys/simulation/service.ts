import { AsyncLocalStorage } from 'node:async_hooks'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import * as z from 'zod/mini'
import { WRAPPING_KEY_ARN } from '../../../../local/kms/local-keys.ts'
import { coldFunctions, type ScheduledHandler } from '../../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../../local/lambda/lambda-context.ts'
import { PARTITION } from '../../../../shared/aws/table/table-shape.ts'
import type { AwsCall } from '../../../in-memory/aws/intercept.ts'
import { MemoryKms } from '../../../in-memory/aws/kms.ts'
import { MemoryDynamoDb } from '../../../in-memory/dynamodb/dynamodb.ts'
import { RUNNING_CLOCK } from '../../../in-memory/product/clock.ts'
import { type OpenedProduct, openProduct } from '../../../in-memory/product/open-product.ts'
import type { Credentials, Product } from '../../../in-memory/product/product.ts'
import type { Reply } from '../../../in-memory/product/reply.ts'
import { TABLE_NAME } from '../../../in-memory/product/settings.ts'
import { Clocks } from './clocks.ts'
import type { InvocationFaults } from './invocation-faults.ts'
import { ISSUERS, type Issuer } from './issuers.ts'
import { TokenFunction } from './token-function.ts'

/** The longest lifetime that the settings allow: what holds for it holds for shorter ones. */
export const TOKEN_LIFETIME_SECONDS = 3_600
const TIMEOUT_MILLISECONDS = 15_000
const WRITES: ReadonlySet<string> = new Set(['PutItemCommand', 'DeleteItemCommand'])
const TOKEN_FUNCTIONS = 3
const USER = 'ada'

const storedKey = z.object({
  kid: z.string(),
  issuer: z.enum(ISSUERS),
  signsFrom: z.string(),
  wrappedPrivateKey: z.instanceof(Uint8Array),
})

/** A signing key, as the table stores it. */
export interface StoredKey {
  readonly kid: string
  readonly issuer: Issuer
  /** In epoch seconds. */
  readonly signsFrom: number
  readonly wrappedPrivateKey: Uint8Array
}

/** The real functions that use signing keys, on AWS in memory, each in several simulated processes. */
export class Service {
  readonly clocks: Clocks
  /** Called after each write of a rotation, before anything else is answered. */
  onChange: () => Promise<void> = async () => {}

  readonly #memory = new MemoryDynamoDb()
  readonly #kms = new MemoryKms()
  readonly #faults = new AsyncLocalStorage<InvocationFaults>()
  readonly #rotations = new Map<Issuer, ScheduledHandler>()
  readonly #tokenFunctions = new Map<Issuer, readonly TokenFunction[]>()
  #turn: Promise<void> = Promise.resolve()
  #opened: OpenedProduct | undefined

  private constructor() {
    this.clocks = new Clocks()
  }

  /** Starts a stage with one keypair and without a signing key. */
  static async open(): Promise<Service> {
    const service = new Service()
    try {
      service.#opened = await openProduct({
        environment: { TOKEN_LIFETIME_SECONDS: String(TOKEN_LIFETIME_SECONDS) },
        dynamodb: service.#memory,
        kms: service.#kms,
        clock: RUNNING_CLOCK,
        aroundCall: (call) => service.#answer(call),
        hasSigningKey: false,
      })
      const credentials = await newKeypair(service.#opened.product)
      for (const issuer of ISSUERS) {
        const functions: TokenFunction[] = []
        for (let started = 0; started < TOKEN_FUNCTIONS; started += 1) {
          functions.push(await TokenFunction.start(issuer, credentials))
        }
        service.#tokenFunctions.set(issuer, functions)
        service.#rotations.set(issuer, await coldFunctions.schedule('rotate-signing-key'))
      }
      return service
    } catch (error) {
      service.close()
      throw error
    }
  }

  close(): void {
    this.#opened?.close()
    this.clocks.close()
  }

  /**
   * The token functions that sign for an issuer. What they remember from another history is older than a day.
   */
  tokenFunctions(issuer: Issuer): readonly TokenFunction[] {
    return this.#tokenFunctions.get(issuer) ?? []
  }

  /** Runs the rotation by a clock that is off by so much. @throws the error of the run */
  async rotate(issuer: Issuer, clockSeconds: number, faults: InvocationFaults): Promise<void> {
    const handler = this.#rotations.get(issuer)
    if (handler === undefined) throw new Error(`nobody rotates for ${issuer}`)
    process.env.ISSUER = issuer
    const context = lambdaContext('rotate-signing-key', TIMEOUT_MILLISECONDS)
    await this.clocks.startOff(clockSeconds, () =>
      this.#faults.run(faults, () => handler({}, context)),
    )
  }

  async askToken(tokenFunction: TokenFunction, faults: InvocationFaults): Promise<Reply> {
    process.env.ISSUER = tokenFunction.issuer
    return await this.clocks.workOff(tokenFunction.clockSeconds, () =>
      this.#faults.run(faults, () => tokenFunction.ask()),
    )
  }

  /** @param etag of a copy, for a conditional request */
  async askKeySet(etag?: string, faults?: InvocationFaults): Promise<Reply> {
    const product = this.#opened?.product
    if (product === undefined) throw new Error('the stage is not open yet')
    const call = etag === undefined ? {} : { headers: { 'if-none-match': etag } }
    const ask = () => product.anyone('get-jwks', call)
    return await (faults === undefined ? this.#faults.exit(ask) : this.#faults.run(faults, ask))
  }

  storedKeys(): readonly StoredKey[] {
    const items = this.#memory.items(TABLE_NAME).filter(({ pk }) => pk === PARTITION.signingKeys)
    return items.map((item) => {
      const { signsFrom, ...key } = storedKey.parse(item)
      return { ...key, signsFrom: Date.parse(signsFrom) / 1000 }
    })
  }

  /** Deletes a key's item, as in the runbook. */
  withdraw(kid: string): void {
    const Key = { pk: PARTITION.signingKeys, sk: kid }
    this.#memory.call('DeleteItemCommand', { TableName: TABLE_NAME, Key })
  }

  /** The private half of a key, as a thief would have it. */
  stolen({ kid, issuer, wrappedPrivateKey }: StoredKey): KeyObject {
    const { Plaintext } = this.#kms.call('DecryptCommand', {
      KeyId: WRAPPING_KEY_ARN,
      CiphertextBlob: wrappedPrivateKey,
      EncryptionContext: { purpose: 'token-signing', issuer, kid },
    })
    if (!(Plaintext instanceof Uint8Array)) throw new Error('a wrapped key is not unwrapped')
    return createPrivateKey({ key: Buffer.from(Plaintext), format: 'der', type: 'pkcs8' })
  }

  async #answer(call: AwsCall): Promise<object> {
    const faults = this.#faults.getStore()
    if (faults === undefined) return this.#ask(call)
    return await faults.call(call.name, () => this.#answerInTurn(call))
  }

  /** Answers one call after the other, so that each write is observed before the next call. */
  async #answerInTurn(call: AwsCall): Promise<object> {
    const before = this.#turn
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#turn = promise
    await before
    try {
      const answer = this.#ask(call)
      if (WRITES.has(call.name)) await this.#faults.exit(() => this.onChange())
      return answer
    } finally {
      resolve()
    }
  }

  #ask({ service, name, input }: AwsCall): object {
    return service === 'kms' ? this.#kms.call(name, input) : this.#memory.call(name, input)
  }
}

async function newKeypair(product: Product): Promise<Credentials> {
  const owner = { type: 'account', id: 'acme' } as const
  await product.platform('register-account', owner, { body: { name: 'Acme' } })
  await product.platform('grant-administrator', owner, { params: { userId: USER } })
  const body = { comment: 'nightly export', scopes: ['feedback-report:read'] }
  const { status, json, text } = await product.manage('create-keypair', USER, owner, { body })
  if (status !== 201) throw new Error(`no keypair: ${text}`)
  return { keyId: String(json.keyId), keySecret: String(json.keySecret) }
}
