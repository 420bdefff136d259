import { coldFunctions } from '../../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../../local/lambda/lambda-context.ts'
import type { HttpHandler } from '../../../../shared/http/http-event.ts'
import { issueToken } from '../../../../shared/operations/issue-token.ts'
import { functionEvent } from '../../../in-memory/product/function-event.ts'
import type { Credentials } from '../../../in-memory/product/product.ts'
import { type Reply, replyOf } from '../../../in-memory/product/reply.ts'
import type { Issuer } from './issuers.ts'

const TIMEOUT_MILLISECONDS = 15_000
const FORM = 'application/x-www-form-urlencoded'

/** A process of the token function, with separate memory and a separate clock. */
export class TokenFunction {
  readonly issuer: Issuer
  readonly #authorization: string
  #handler: HttpHandler
  /** When it started, in epoch seconds: it remembers nothing older. */
  startedAt = Number.NEGATIVE_INFINITY
  /** By how much its clock is off. */
  clockSeconds = 0

  private constructor(issuer: Issuer, authorization: string, handler: HttpHandler) {
    this.issuer = issuer
    this.#authorization = authorization
    this.#handler = handler
  }

  static async start(issuer: Issuer, credentials: Credentials): Promise<TokenFunction> {
    const { keyId, keySecret } = credentials
    const basic = Buffer.from(`${keyId}:${keySecret}`).toString('base64')
    return new TokenFunction(issuer, `Basic ${basic}`, await coldFunctions.http(issueToken.id))
  }

  /** Replaces the process by a new one, which remembers nothing. */
  async restart(now: number): Promise<void> {
    this.#handler = await coldFunctions.http(issueToken.id)
    this.startedAt = now
  }

  /** Requests a token. The function uses the clock and the environment of the moment. */
  async ask(): Promise<Reply> {
    const headers = { 'content-type': FORM, authorization: this.#authorization }
    const call = { headers, bytes: 'grant_type=client_credentials' }
    const event = functionEvent(issueToken, issueToken.paths[0], call, undefined)
    return replyOf(await this.#handler(event, lambdaContext(issueToken.id, TIMEOUT_MILLISECONDS)))
  }
}
