import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { cacheControlOf, REVALIDATED } from '../../console/hosting/cache-control.ts'
import type { ConsoleConfiguration } from '../../console/hosting/console-configuration.ts'
import { consoleResponseHeaders } from '../../console/hosting/headers.ts'
import { API_PREFIXES, CONFIGURATION_PATH, fileAt } from '../../console/hosting/paths.ts'
import type { Handle } from '../stack/front-door.ts'

export interface ConsoleOptions {
  /** The folder with the console's files. They are listed at the start and read at each request. */
  readonly folder: string
  readonly configuration: ConsoleConfiguration
}

/**
 * Serves the console by the same rules as CloudFront. `elsewhere` handles the API's paths, and all methods
 * except GET and HEAD.
 */
export function withConsole(options: ConsoleOptions, elsewhere: Handle): Handle {
  const answer = createConsole(options)
  return (request, response) =>
    isForConsole(request) ? answer(request, response) : elsewhere(request, response)
}

function isForConsole({ method, url = '' }: IncomingMessage): boolean {
  const isReading = method === 'GET' || method === 'HEAD'
  return isReading && url.startsWith('/') && !API_PREFIXES.some((prefix) => url.startsWith(prefix))
}

function createConsole({ folder, configuration }: ConsoleOptions): Handle {
  const serveFile = sirv(folder, { etag: true, extensions: [] })
  // No further origins: the identity provider has the console's origin.
  const headers = new Map(Object.entries(consoleResponseHeaders([])))
  return async (request, response) => {
    const [path = ''] = request.url?.split('?') ?? []
    response.setHeaders(headers)
    if (path === CONFIGURATION_PATH) return sendConfiguration(response, configuration)
    const file = fileAt(path)
    response.setHeader('cache-control', cacheControlOf(file))
    // If somebody deletes the build while it is served, a request fails, but the stack continues.
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
