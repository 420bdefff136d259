import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

interface Held {
  readonly token: string
  readonly done: Promise<unknown>
}

const TRANSACTION = 'DynamoDB_20120810.TransactWriteItems'

/**
 * Stands between the functions and DynamoDB, and runs something right before a transaction reaches DynamoDB:
 * after the function has read everything that its decision depends on.
 */
export class Interleaving {
  readonly #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.destroy())
  })
  readonly #target: string
  #meanwhile: (() => Promise<unknown>) | undefined
  #texts: readonly string[] = []
  #held: Held | undefined

  private constructor(target: string) {
    this.#target = target
  }

  static async start(target: string): Promise<Interleaving> {
    const interleaving = new Interleaving(target)
    await new Promise<void>((resolve) =>
      interleaving.#server.listen(0, '127.0.0.1', () => resolve()),
    )
    return interleaving
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  /**
   * Holds the next transaction that contains all these texts until `meanwhile` is done. Its retries wait too.
   * All other transactions pass, such as the sweep's.
   */
  beforeTransactionWith(texts: readonly string[], meanwhile: () => Promise<unknown>): void {
    this.#texts = texts
    this.#meanwhile = meanwhile
  }

  /** Whether `meanwhile` has run. Without it, a test would prove nothing. */
  get happened(): boolean {
    return this.#meanwhile === undefined
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    if (request.headers['x-amz-target'] === TRANSACTION) await this.#hold(body.toString())
    const { host: _, ...headers } = request.headers
    const answer = await fetch(this.#target, {
      method: 'POST',
      headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
      body,
    })
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }

  async #hold(body: string): Promise<void> {
    const token = tokenOf(body)
    const meanwhile = this.#meanwhile
    if (meanwhile && this.#texts.every((text) => body.includes(`"${text}"`))) {
      this.#meanwhile = undefined
      this.#held = { token, done: meanwhile() }
    }
    if (this.#held?.token === token) await this.#held.done
  }
}

function tokenOf(body: string): string {
  const { ClientRequestToken: token } = JSON.parse(body) as {
    ClientRequestToken?: string
  }
  return token ?? ''
}
