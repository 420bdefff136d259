import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What a fault does to a call: an error as AWS answers it, a cut connection, or a delayed answer. */
export type Fault =
  | { readonly kind: 'error'; readonly status: number; readonly type: string }
  | { readonly kind: 'reset' }
  /** The call reaches AWS and is done; only its answer is lost. */
  | { readonly kind: 'reset-after' }
  | { readonly kind: 'malformed' }

/** The calls of the functions. The stack's own polling of the stream is passed on and not recorded. */
const RECORDED = /^(DynamoDB_20120810|TrentService)\./

/** Stands between the functions and AWS: records the calls, and makes faults on demand. */
export class AwsProxy {
  readonly calls: string[] = []
  readonly #server: Server
  readonly #target: string
  #faultOf: (call: string) => Fault | undefined = () => undefined

  private constructor(server: Server, target: string) {
    this.#server = server
    this.#target = target
  }

  static async start(target: string): Promise<AwsProxy> {
    const server = createServer()
    const proxy = new AwsProxy(server, target)
    server.on('request', (request, response) => {
      proxy.#answer(request, response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  /** Every call for which `faultOf` returns a fault gets it, until the next call of this method. */
  failWith(faultOf: (call: string) => Fault | undefined): void {
    this.#faultOf = faultOf
  }

  recover(): void {
    this.failWith(() => undefined)
  }

  /** The calls that were made while something ran. */
  async during(run: () => Promise<unknown>): Promise<readonly string[]> {
    const before = this.calls.length
    await run()
    return this.calls.slice(before)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const target = String(request.headers['x-amz-target'])
    const call = RECORDED.test(target) ? target.replace(/^.*\./, '') : undefined
    if (call !== undefined) this.calls.push(call)
    const fault = call === undefined ? undefined : this.#faultOf(call)
    if (fault?.kind === 'reset') return void response.destroy()
    if (fault?.kind === 'error') {
      response.writeHead(fault.status, { 'content-type': 'application/x-amz-json-1.0' })
      return void response.end(JSON.stringify({ __type: fault.type, message: 'a fault on demand' }))
    }
    if (fault?.kind === 'malformed') {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
      return void response.end('{"Item": ')
    }
    const { host: _, ...headers } = request.headers
    const answer = await fetch(this.#target, {
      method: 'POST',
      headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
      body,
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (fault?.kind === 'reset-after') return void response.destroy()
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/x-amz-json-1.0',
    })
    response.end(bytes)
  }
}
