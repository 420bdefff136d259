import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { type ScheduledHandler, warmFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { StreamHandler } from '../../../local/stream/event-source.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import type { HttpHandler } from '../../../shared/http/http-event.ts'
import type { HttpOperation } from '../../../shared/operations/contract/operation.ts'
import { operations } from '../../../shared/operations/index.ts'
import { type Call, functionEvent } from './function-event.ts'
import { type Reply, replyOf } from './reply.ts'
import { PRINCIPAL, setProductEnvironment, USER_ISSUER, USER_SCOPE } from './settings.ts'

export interface Credentials {
  readonly keyId: string
  readonly keySecret: string
}

interface Loaded {
  readonly http: ReadonlyMap<string, { operation: HttpOperation; handler: HttpHandler }>
  readonly sweep: StreamHandler
  readonly reconcile: ScheduledHandler
  readonly rotateSigningKey: ScheduledHandler
}

const TIMEOUT_MILLISECONDS = 15_000
const FORM = 'application/x-www-form-urlencoded'

/**
 * The real handlers in this process, called with events as the gateway makes them after its authorizers have
 * accepted the caller. They are warm, and remember what warm processes remember. `openProduct` puts AWS in
 * memory behind them.
 */
export class Product {
  readonly #functions: Loaded

  private constructor(functions: Loaded) {
    this.#functions = functions
  }

  /** @param environment variables that differ from those of settings.ts */
  static async load(environment: Readonly<Record<string, string>> = {}): Promise<Product> {
    setProductEnvironment(environment)
    const http = new Map<string, { operation: HttpOperation; handler: HttpHandler }>()
    for (const operation of operations) {
      if (operation.kind !== 'http') continue
      http.set(operation.id, { operation, handler: await warmFunctions.http(operation.id) })
    }
    return new Product({
      http,
      sweep: await warmFunctions.stream('sweep-closed-owner'),
      reconcile: await warmFunctions.schedule('reconcile-orphans'),
      rotateSigningKey: await warmFunctions.schedule('rotate-signing-key'),
    })
  }

  /** Calls an operation on an owner, as a user of the identity provider who presents an access token. */
  async manage(
    operationId: string,
    user: string,
    owner?: OwnerRef,
    call: Call = {},
  ): Promise<Reply> {
    const claims = { iss: USER_ISSUER, sub: user, scope: `openid ${USER_SCOPE}` }
    const authorizer = { jwt: { claims, scopes: [USER_SCOPE] } }
    return await this.#call(operationId, owner, call, authorizer)
  }

  /** Calls an operation as the platform. */
  async platform(operationId: string, owner: OwnerRef, call: Call = {}): Promise<Reply> {
    return await this.#call(operationId, owner, call, { iam: { userArn: PRINCIPAL } })
  }

  /** Calls an operation without an owner, which anyone may call. */
  async anyone(operationId: string, call: Call = {}): Promise<Reply> {
    return await this.#call(operationId, undefined, call, undefined)
  }

  /** Requests a token with HTTP Basic, and further parameters beside `grant_type`. */
  async token(
    { keyId, keySecret }: Credentials,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const basic = Buffer.from(`${keyId}:${keySecret}`).toString('base64')
    const form = new URLSearchParams({ grant_type: 'client_credentials', ...parameters })
    const headers = { 'content-type': FORM, authorization: `Basic ${basic}` }
    return await this.anyone('issue-token', { headers, bytes: form.toString() })
  }

  /** Delivers records of the table's stream. */
  async sweep(records: readonly DynamoDBRecord[]): Promise<DynamoDBBatchResponse> {
    const context = lambdaContext('sweep-closed-owner', TIMEOUT_MILLISECONDS)
    return await this.#functions.sweep({ Records: [...records] }, context)
  }

  async reconcile(): Promise<unknown> {
    return await this.#functions.reconcile({}, lambdaContext('reconcile-orphans', 900_000))
  }

  async rotateSigningKey(): Promise<unknown> {
    const context = lambdaContext('rotate-signing-key', TIMEOUT_MILLISECONDS)
    return await this.#functions.rotateSigningKey({}, context)
  }

  async #call(
    operationId: string,
    owner: OwnerRef | undefined,
    call: Call,
    authorizer: object | undefined,
  ): Promise<Reply> {
    const known = this.#functions.http.get(operationId)
    if (known === undefined) throw new Error(`there is no operation ${operationId}`)
    const { operation, handler } = known
    const path = (operation.paths[0] ?? '').replace('{owners}', `${owner?.type ?? 'account'}s`)
    const params = { ...ownerIn(path, owner), ...call.params }
    const event = functionEvent(operation, path, { ...call, params }, authorizer)
    return replyOf(await handler(event, lambdaContext(operationId, TIMEOUT_MILLISECONDS)))
  }
}

/** The first parameter of a path is the owner's id. */
function ownerIn(path: string, owner: OwnerRef | undefined): Record<string, string> {
  const [, member] = /\{(\w+)\}/.exec(path) ?? []
  return owner && member ? { [member]: owner.id } : {}
}
