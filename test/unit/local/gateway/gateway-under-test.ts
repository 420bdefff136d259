import { createServer, request as send } from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as z from 'zod/mini'
import { listen } from '../../../../command-line/loopback.ts'
import { createGateway, HEADER_BYTES_MAX } from '../../../../local/gateway/gateway.ts'
import { defineOperation } from '../../../../shared/operations/contract/json-operation.ts'
import type { Caller, Method } from '../../../../shared/operations/contract/routed-operation.ts'
import { routesOf } from '../../../../shared/operations/contract/routes.ts'

function operation(id: string, method: Method, path: string, caller: Caller = 'anyone') {
  return defineOperation({
    id,
    method,
    paths: [path],
    caller,
    summary: '',
    params: z.looseObject({}),
    query: z.looseObject({}),
    body: undefined,
    success: {},
    errors: [],
    uses: [],
  })
}

const ROUTES = [
  operation('get-thing', 'GET', '/things/{thingId}'),
  operation('get-latest', 'GET', '/things/latest'),
  operation('post-thing', 'POST', '/things'),
  operation('grant', 'PUT', '/things/{thingId}/users/{userId}', 'platform'),
  operation('manage', 'GET', '/manage', 'administrator'),
].flatMap(routesOf)

/** A gateway with a few routes. Their functions record their events. */
export class GatewayUnderTest {
  readonly origin: string
  readonly close: () => Promise<void>
  /** The answer of every function. */
  answer: () => Promise<APIGatewayProxyStructuredResultV2> = async () => ({ statusCode: 204 })
  readonly calls: { readonly id: string; readonly event: APIGatewayProxyEventV2 }[] = []
  readonly faults: unknown[] = []

  private constructor(origin: string, close: () => Promise<void>) {
    this.origin = origin
    this.close = close
  }

  static async start(): Promise<GatewayUnderTest> {
    const server = createServer({ maxHeaderSize: HEADER_BYTES_MAX })
    const { port, close } = await listen(server, 0)
    const started = new GatewayUnderTest(`http://localhost:${port}`, close)
    const gateway = createGateway({
      routes: ROUTES,
      handlerOf: async (id) => (event) => {
        started.calls.push({ id, event })
        return started.answer()
      },
      fallbackId: 'fallback',
      jwt: { issuer: 'x', jwksUri: 'http://127.0.0.1:1/', audience: 'x', scope: 'x' },
      onFault: (_id, error) => started.faults.push(error),
      timeoutMilliseconds: 200,
    })
    server.on('request', (request, response) => void gateway(request, response))
    return started
  }

  get lastCall(): { readonly id: string; readonly event: APIGatewayProxyEventV2 } {
    const call = this.calls.at(-1)
    if (call === undefined) throw new Error('no function was called')
    return call
  }

  /** The event that a request becomes. */
  async eventOf(path: string, init?: RequestInit): Promise<APIGatewayProxyEventV2> {
    await fetch(this.origin + path, init)
    return this.lastCall.event
  }

  /** Sends a request unchanged: `fetch` would correct what we want to test. */
  raw(path: string, headers: readonly string[] = []): Promise<number | undefined> {
    const { port } = new URL(this.origin)
    const options = { port, path, host: '127.0.0.1', headers: ['host', 'localhost', ...headers] }
    return new Promise((resolve, reject) => {
      send(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
  }
}
