import { coldFunctions } from '../../../local/lambda/functions.ts'
import { lambdaContext } from '../../../local/lambda/lambda-context.ts'
import type { HttpHandler } from '../../../shared/http/http-event.ts'
import { issueToken } from '../../../shared/operations/issue-token.ts'
import { type Call, functionEvent } from '../../in-memory/product/function-event.ts'
import { type Reply, replyOf } from '../../in-memory/product/reply.ts'

const TIMEOUT_MILLISECONDS = 15_000

/** The token function, in one process after the other: it is the only function that remembers anything. */
export class TokenProcesses {
  #current: HttpHandler | undefined
  #veteran: HttpHandler | undefined

  /** The next token is asked for of a process that remembers nothing. */
  startAnew(): void {
    this.#current = undefined
  }

  /** The next token is asked for of a process that has run for long: it remembers what is true for ever. */
  async goToVeteran(): Promise<void> {
    this.#veteran ??= await coldFunctions.http(issueToken.id)
    this.#current = this.#veteran
  }

  async ask(call: Call): Promise<Reply> {
    this.#current ??= await coldFunctions.http(issueToken.id)
    const event = functionEvent(issueToken, issueToken.paths[0], call, undefined)
    return replyOf(await this.#current(event, lambdaContext(issueToken.id, TIMEOUT_MILLISECONDS)))
  }
}
