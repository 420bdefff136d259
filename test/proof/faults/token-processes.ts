import { coldFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { HttpHandler } from '../../../shared/http/http-event.ts'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import { type Call, functionEvent } from '../../in-memory/product/function-event.ts'
import { type Reply, replyOf } from '../../in-memory/product/reply.ts'

const TIMEOUT_MILLISECONDS = 15_000

/** Processes of the token function, the only function that remembers anything between requests. */
export class TokenProcesses {
  #current: HttpHandler | undefined
  #longRunning: HttpHandler | undefined

  /** Sends the next token request to a new process, which remembers nothing. */
  startNew(): void {
    this.#current = undefined
  }

  /** Sends the next token request to a process that has run for long and remembers what never changes. */
  async useLongRunning(): Promise<void> {
    this.#longRunning ??= await coldFunctions.http(issueToken.id)
    this.#current = this.#longRunning
  }

  async call(call: Call): Promise<Reply> {
    this.#current ??= await coldFunctions.http(issueToken.id)
    const event = functionEvent(issueToken, issueToken.paths[0], call, undefined)
    return replyOf(await this.#current(event, lambdaContext(issueToken.id, TIMEOUT_MILLISECONDS)))
  }
}
