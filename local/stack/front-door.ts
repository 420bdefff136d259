import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from '../../command-line/loopback.ts'
import { HEADER_BYTES_MAX } from '../gateway/gateway.ts'

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface FrontDoor {
  readonly url: string
  /** Starts answering requests with `handle`. Before that, the answer is 503. */
  open(handle: Handle): void
  close(): Promise<void>
}

/**
 * Starts the HTTP server before the rest of the stack. So a port that is in use is reported at once, and
 * the port is known, which the issuers' URLs contain.
 *
 * @throws {CommandError} when the port is in use.
 */
export async function frontDoor(
  port: number,
  onFault: (what: string, error: unknown) => void,
): Promise<FrontDoor> {
  let handle: Handle = unavailable
  const server = createServer({ maxHeaderSize: HEADER_BYTES_MAX }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // It is not a fault when the client closes the connection before its request is complete.
      if (request.destroyed && !request.complete) return
      onFault('the gateway', error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const listening = await listen(server, port)
  return {
    url: `http://localhost:${listening.port}`,
    open: (opened) => {
      handle = opened
    },
    close: () => {
      handle = unavailable
      return listening.close()
    },
  }
}

async function unavailable(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(503, { 'retry-after': '1' }).end()
}
