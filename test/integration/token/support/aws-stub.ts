import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface AwsStub {
  readonly url: string
  readonly calls: readonly string[]
  stop(): Promise<void>
}

/** Answers AWS calls with the result of `replyTo` and status 200, for well-formed but odd replies. */
export async function startAwsStub(
  replyTo: (call: string, input: unknown) => object,
): Promise<AwsStub> {
  const calls: string[] = []
  const server = createServer(async (request, response) => {
    const call = String(request.headers['x-amz-target']).replace(/^.*\./, '')
    const input = await json(request)
    calls.push(call)
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify(replyTo(call, input)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
