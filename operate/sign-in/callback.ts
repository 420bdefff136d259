import { createServer } from 'node:http'
import { CommandError } from '../../command-line/command-error.ts'
import { listen } from '../../command-line/loopback.ts'

const PATH = '/callback'
const PAGE = 'This page may be closed: the terminal says how it went.\n'

export interface Callback {
  /** Where the provider sends the browser. */
  readonly redirectUri: string
  /** With what the browser came. Rejects with a `CommandError` when it does not come in time. */
  readonly arrived: Promise<URL>
  close(): Promise<void>
}

/**
 * Waits on the loopback address for the browser that comes back with our state. Whatever else comes is
 * not found: any page may send a browser here.
 *
 * The URI says `localhost`, because Cognito registers no http URI but of that name.
 *
 * @throws {CommandError} when the port is in use
 * @see RFC 8252 §7.3, §8.3
 */
export async function listenForCallback(
  port: number,
  state: string,
  patienceMilliseconds: number,
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
  const impatience = setTimeout(
    () => reject(new CommandError(`Nobody signed in within ${patienceMilliseconds / 1000} s.`)),
    patienceMilliseconds,
  )
  const arrived = promise.then((search) => new URL(redirectUri + search))
  // It may be too late before anybody asks for it, and who asks is told.
  arrived.catch(() => undefined)
  return {
    redirectUri,
    arrived,
    close: async () => {
      clearTimeout(impatience)
      await close()
    },
  }
}
