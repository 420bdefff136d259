import { createServer } from 'node:http'
import { CommandError } from '../../command-line/command-error.ts'
import { listen } from '../../command-line/loopback.ts'

const PATH = '/callback'
const PAGE = 'You can close this page. The terminal shows the result.\n'

export interface Callback {
  /** The URI that the provider sends the browser to. */
  readonly redirectUri: string
  /** The URL that the browser requested. Rejects with a `CommandError` when it does not come in time. */
  readonly arrived: Promise<URL>
  close(): Promise<void>
}

/**
 * Waits on the loopback address for the browser's request with our state. Other requests get a 404, because
 * any web page can send a browser here.
 *
 * The URI contains `localhost`, because Cognito accepts no other host in an http URI.
 *
 * @throws {CommandError} when the port is in use
 * @see RFC 8252 §7.3, §8.3
 */
export async function listenForCallback(
  port: number,
  state: string,
  timeoutMilliseconds: number,
): Promise<Callback> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', 'http://localhost')
    const isOurs = url?.pathname === PATH && url.searchParams.get('state') === state
    const headers = { 'content-type': 'text/plain', 'cache-control': 'no-store' }
    if (!isOurs) return response.writeHead(404, headers).end('Not found.\n')
    return response.writeHead(200, headers).end(PAGE, () => resolve(url.search))
  })
  const { port: taken, close } = await listen(server, port)
  const redirectUri = `http://localhost:${taken}${PATH}`
  const timeout = setTimeout(
    () => reject(new CommandError(`Nobody signed in within ${timeoutMilliseconds / 1000} s.`)),
    timeoutMilliseconds,
  )
  const arrived = promise.then((search) => new URL(redirectUri + search))
  // The timeout may come before the caller awaits it. The caller still gets the error.
  arrived.catch(() => undefined)
  return {
    redirectUri,
    arrived,
    close: async () => {
      clearTimeout(timeout)
      await close()
    },
  }
}
