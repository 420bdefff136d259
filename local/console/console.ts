import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { cacheControlOf, REVALIDATED } from '../../console/hosting/cache-control.ts'
import type { ConsoleConfiguration } from '../../console/hosting/console-configuration.ts'
import { consoleResponseHeaders } from '../../console/hosting/headers.ts'
import { API_PREFIXES, CONFIGURATION_PATH, fileAt } from '../../console/hosting/paths.ts'
import type { Handle } from '../stack/front-door.ts'

export interface ConsoleOptions {
  /** The console's files. They are found now, and read when they are asked for. */
  readonly folder: string
  readonly configuration: ConsoleConfiguration
}

/**
 * Answers for the console what CloudFront answers, by the same rules. The API's paths are another's, and so
 * are methods that a file does not know.
 */
export function withConsole(options: ConsoleOptions, elsewhere: Handle): Handle {
  const answer = createConsole(options)
  return (request, response) =>
    isConsoles(request) ? answer(request, response) : elsewhere(request, response)
}

function isConsoles({ method, url = '' }: IncomingMessage): boolean {
  const isReading = method === 'GET' || method === 'HEAD'
  return isReading && url.startsWith('/') && !API_PREFIXES.some((prefix) => url.startsWith(prefix))
}

function createConsole({ folder, configuration }: ConsoleOptions): Handle {
  const serveFile = sirv(folder, { etag: true, extensions: [] })
  // The identity provider is at the console's own origin.
  const headers = new Map(Object.entries(consoleResponseHeaders([])))
  return async (request, response) => {
    const [path = ''] = request.url?.split('?') ?? []
    response.setHeaders(headers)
    if (path === CONFIGURATION_PATH) return sendConfiguration(response, configuration)
    const file = fileAt(path)
    response.setHeader('cache-control', cacheControlOf(file))
    // Who removes a build that is served here loses an answer, not the stack and its data.
    response.once('pipe', (stream) => stream.once('error', () => response.destroy()))
    request.url = file
    serveFile(request, response, () => sendNotFound(response))
  }
}

function sendConfiguration(response: ServerResponse, configuration: ConsoleConfiguration): void {
  response.setHeader('cache-control', REVALIDATED)
  send(response, 200, 'application/json', JSON.stringify(configuration))
}

function sendNotFound(response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store')
  send(response, 404, 'text/plain; charset=utf-8', 'There is no such file.\n')
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  const length = Buffer.byteLength(body)
  response.writeHead(status, { 'content-type': type, 'content-length': length }).end(body)
}
