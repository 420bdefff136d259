import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Kms, startKms } from '../../local/kms/kms.ts'
import { platformRequest } from '../../local/stack/platform-client.ts'
import { type Stack, startStack } from '../../local/stack/stack.ts'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import { recordedFunctions } from '../policies/recording/call-recorder.ts'
import { type Answer, answerOf, expectSuccess } from './answer.ts'
import { type ApiRequest, sendApiRequest, sendForm } from './api-request.ts'
import { AwsProxy } from './aws-proxy.ts'

export interface CreatedKeypair {
  readonly keyId: string
  readonly keySecret: string
  /** The path of the keypair in the management API. */
  readonly path: string
}

/** What a stack does not make for itself. */
export interface Inherited {
  readonly kms: Kms
  readonly tableName: string
  readonly auditEventsTableName: string
}

export const REPORT_SCOPE = 'feedback-report:read'

/**
 * The stack that `npm start` runs, on a free port and with its own table, a proxy between its functions
 * and AWS, and methods for what tests do with it. Each test file has one.
 */
export class TestStack {
  readonly stack: Stack
  readonly dynamodb: AwsProxy
  readonly kms: AwsProxy
  /** Stopped together with the stack; undefined if it was running before. */
  readonly #localKms: Kms | undefined
  readonly #tokens = new Map<string, Promise<string>>()

  private constructor(stack: Stack, dynamodb: AwsProxy, kms: AwsProxy, localKms: Kms | undefined) {
    this.stack = stack
    this.dynamodb = dynamodb
    this.kms = kms
    this.#localKms = localKms
  }

  /**
   * @param environment variables of the functions with other values than usual
   * @param inherited what another stack of the test has or left behind
   * @param consoleFolder the built console, if the stack should serve it
   */
  static async start(
    environment: Readonly<Record<string, string>> = {},
    inherited?: Inherited,
    consoleFolder?: string,
  ): Promise<TestStack> {
    const localKms = inherited?.kms ?? (await startKms({}))
    const kms = await AwsProxy.start(localKms.endpoint)
    const dynamodb = await AwsProxy.start(inject('dynamodbEndpoint'))
    const stack = await startStack({
      port: 0,
      dynamodbEndpoint: dynamodb.url,
      kmsEndpoint: kms.url,
      tableName: inherited?.tableName ?? `test-${randomBytes(8).toString('hex')}`,
      auditEventsTableName: inherited?.auditEventsTableName,
      consoleFolder,
      environment,
      functions: recordedFunctions,
    })
    return new TestStack(stack, dynamodb, kms, inherited ? undefined : localKms)
  }

  async stop(): Promise<void> {
    await this.stack.stop()
    await this.dynamodb.stop()
    await this.kms.stop()
    await this.#localKms?.stop()
  }

  /** A seeded user's access token. The user signs in once. */
  async userToken(user: string): Promise<string> {
    const known = this.#tokens.get(user)
    const token = known ?? this.stack.identity.accessTokenOf(user).then((got) => got.accessToken)
    this.#tokens.set(user, token)
    return await token
  }

  /** Calls the management API. */
  async api(method: string, path: string, request: ApiRequest = {}): Promise<Answer> {
    const token = request.token ?? (request.as && (await this.userToken(request.as)))
    const url = this.stack.url + path
    return await answerOf(await sendApiRequest(url, method, request, token))
  }

  /** Calls a platform operation, signed as the platform signs. */
  async platform(method: string, path: string, body?: object): Promise<Answer> {
    return await answerOf(await platformRequest(this.stack.url, method, path, body))
  }

  /** Registers an account under a fresh id, with these users as its administrators. */
  async account(...administrators: readonly string[]): Promise<OwnerRef> {
    const account: OwnerRef = { type: 'account', id: freshId('account') }
    await this.register(account)
    for (const user of administrators) await this.grant(account, user)
    return account
  }

  /** Registers an environment of an account under a fresh id. */
  async environment(
    account: OwnerRef,
    options: { inheritAdministrators?: boolean; administrators?: readonly string[] } = {},
  ): Promise<OwnerRef> {
    const environment: OwnerRef = { type: 'environment', id: freshId('environment') }
    const { inheritAdministrators = true, administrators = [] } = options
    await this.register(environment, { accountId: account.id, inheritAdministrators })
    for (const user of administrators) await this.grant(environment, user)
    return environment
  }

  async register(owner: OwnerRef, body: object = {}): Promise<Answer> {
    return expectSuccess(await this.platform('PUT', pathOf(owner), { name: owner.id, ...body }))
  }

  async close(owner: OwnerRef): Promise<Answer> {
    return expectSuccess(await this.platform('DELETE', pathOf(owner)))
  }

  async grant(owner: OwnerRef, user: string): Promise<Answer> {
    return expectSuccess(
      await this.platform('PUT', `${pathOf(owner)}/administrators/${encodeURIComponent(user)}`),
    )
  }

  /** Creates a keypair as an administrator of the owner. */
  async keypair(owner: OwnerRef, as: string, body: object = {}): Promise<CreatedKeypair> {
    const path = `${pathOf(owner)}/keypairs`
    const created = await this.api('POST', path, { as, body: { scopes: [REPORT_SCOPE], ...body } })
    const { keyId, keySecret } = expectSuccess(created).json
    return { keyId: String(keyId), keySecret: String(keySecret), path: `${path}/${String(keyId)}` }
  }

  /** Sends a token request, with HTTP Basic unless the options say otherwise. */
  async token(
    credentials: Pick<CreatedKeypair, 'keyId' | 'keySecret'>,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const basic = Buffer.from(`${credentials.keyId}:${credentials.keySecret}`).toString('base64')
    return await this.tokenRequest(
      new URLSearchParams({ grant_type: 'client_credentials', ...parameters }).toString(),
      { authorization: `Basic ${basic}` },
    )
  }

  /** Sends a body to the token endpoint as it is; it is a form unless the headers say otherwise. */
  async tokenRequest(
    body: string | Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return await answerOf(await sendForm(`${this.stack.url}/oauth2/token`, body, headers))
  }
}

/** The path of an owner in the management API. */
export function pathOf(owner: OwnerRef): string {
  return `/v1/${owner.type}s/${owner.id}`
}

export function freshId(kind: string): string {
  return `${kind}-${randomBytes(6).toString('hex')}`
}
