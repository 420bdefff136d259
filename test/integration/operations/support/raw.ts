import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Answer } from '../../../local-stack/answer.ts'
import { answerOf } from '../../../local-stack/answer.ts'

interface RawRequest {
  readonly method: string
  /** Sent as it is: `fetch` would resolve dot segments. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that `fetch` would normalize or refuse to send. */
export async function rawRequest(
  origin: string,
  { method, path, headers = {} }: RawRequest,
): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  return await new Promise<Answer>((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      const status = response.statusCode ?? 0
      const names = Object.entries(response.headers)
      text(response)
        .then((body) =>
          answerOf(
            new Response(status === 204 || body === '' ? null : body, {
              status,
              headers: names.map(([name, value]) => [name, String(value)]),
            }),
          ),
        )
        .then(resolve, reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}
