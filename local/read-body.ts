import type { IncomingMessage } from 'node:http'

/**
 * Reads the whole body of a request.
 *
 * @returns undefined when the body is longer than `bytesMax`. The rest is then read and ignored, so that the
 * client can read the answer.
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
