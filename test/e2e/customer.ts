import { decodeJwt } from 'jose'
import * as z from 'zod/mini'
import type { User } from '../../shared/domain/audit/actor.ts'
import type { OwnerRef } from '../../shared/domain/owners/owner.ts'
import { type Answer, answerOf } from '../local-stack/answer.ts'
import { freshId, pathOf } from '../local-stack/test-stack.ts'
import type { Credentials } from './machine.ts'
import type { Stage } from './stage.ts'

const rotatedSchema = z.object({
  keyId: z.string(),
  keySecret: z.string(),
  secrets: z.array(z.object({ secretId: z.string() })),
})

/** A customer for one run of the journey: an account, its environment, and their administrator. */
export class Customer {
  readonly account: OwnerRef = { type: 'account', id: freshId('e2e-account') }
  readonly environment: OwnerRef = { type: 'environment', id: freshId('e2e-environment') }
  readonly administrator: User
  readonly #stage: Stage
  readonly #userToken: string

  private constructor(stage: Stage, userToken: string) {
    const { iss = '', sub = '' } = decodeJwt(userToken)
    this.administrator = { issuer: iss, subject: sub }
    this.#stage = stage
    this.#userToken = userToken
  }

  static async of(stage: Stage): Promise<Customer> {
    return new Customer(stage, await stage.userToken())
  }

  /** Registers the account with its environment, and grants the account to the administrator. */
  async register(): Promise<void> {
    const { account, environment } = this
    const administrator = encodeURIComponent(this.administrator.subject)
    await this.#platform([201], 'PUT', pathOf(account), { name: 'Journey' })
    const body = { name: 'Journey', accountId: account.id }
    await this.#platform([201], 'PUT', pathOf(environment), body)
    await this.#platform([204], 'PUT', `${pathOf(account)}/administrators/${administrator}`)
  }

  /** Closes the account, and with it the environment. */
  async close(): Promise<void> {
    await this.#platform([204], 'DELETE', pathOf(this.account))
  }

  /** Closes whatever is still open. */
  async cleanUp(): Promise<void> {
    for (const owner of [this.environment, this.account]) {
      await this.#platform([204, 404], 'DELETE', pathOf(owner))
    }
  }

  /** Creates a keypair of an owner, with these scopes. */
  async create(scopes: readonly string[], owner: OwnerRef): Promise<Credentials> {
    const { json } = await this.api(201, 'POST', `${pathOf(owner)}/keypairs`, { scopes })
    return { keyId: String(json.keyId), keySecret: String(json.keySecret) }
  }

  /** Rotates the secret of the keypair with this path. */
  async rotate(path: string, overlapSeconds: number): Promise<Credentials & { secretId: string }> {
    const { json } = await this.api(201, 'POST', `${path}/secrets`, { overlapSeconds })
    const { keyId, keySecret, secrets } = z.parse(rotatedSchema, json)
    return { keyId, keySecret, secretId: secrets.at(-1)?.secretId ?? '' }
  }

  /**
   * Calls the management API as the administrator.
   *
   * @throws {Error} when it answers with any other status
   */
  async api(status: number, method: string, path: string, body?: object): Promise<Answer> {
    const response = await this.#stage.fetch(this.#stage.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#userToken}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return expectStatus([status], `${method} ${path}`, await answerOf(response))
  }

  async #platform(
    statuses: readonly number[],
    method: string,
    path: string,
    body?: object,
  ): Promise<void> {
    const answer = await this.#stage.platform(method, path, body)
    expectStatus(statuses, `${method} ${path}`, answer)
  }
}

/** Shows the answer only if its status was not expected: a successful answer may contain a secret. */
function expectStatus(statuses: readonly number[], request: string, answer: Answer): Answer {
  if (statuses.includes(answer.status)) return answer
  const text = answer.status < 300 ? '' : `: ${answer.text}`
  throw new Error(`${request} answered ${answer.status}, not ${statuses.join(' or ')}${text}`)
}
