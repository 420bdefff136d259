import type { IncomingMessage } from 'node:http'

/**
 * Reads the whole body of a request.
 *
 * @returns undefined when it is longer than `bytesMax`; what is left of it is then read and dropped,
 * so that the client gets to read the answer.
 */
export async function readBody(
  request: IncomingMessage,
  bytesMax: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes <= bytesMax) chunks.push(part)
    else chunks.length = 0
  }
  return bytes <= bytesMax ? Buffer.concat(chunks) : undefined
}
