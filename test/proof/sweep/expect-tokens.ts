import type { Credentials, Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'

/** On a very busy machine, DynamoDB Local may be too slow for the product. */
const TRIES_MAX = 5

/** Requests a token, and retries after a 503, as clients do. */
async function answerTo(product: Product, keypair: Credentials): Promise<Reply> {
  let reply = await product.token(keypair)
  for (let tries = 1; reply.status === 503 && tries < TRIES_MAX; tries += 1) {
    reply = await product.token(keypair)
  }
  return reply
}

/** @throws {Error} when one of the keypairs gets no token */
export async function expectTokens(
  product: Product,
  keypairs: readonly Credentials[],
  when: string,
): Promise<void> {
  for (const keypair of keypairs) {
    const { status, text } = await answerTo(product, keypair)
    if (status !== 200) throw new Error(`${when}, ${keypair.keyId} got ${status}: ${text}`)
  }
}

/** @throws {Error} when one of the keypairs gets a token, or their refusals differ */
export async function expectRefusals(
  product: Product,
  keypairs: readonly Credentials[],
  when: string,
): Promise<void> {
  const answers = new Set<string>()
  for (const keypair of keypairs) {
    const { status, text } = await answerTo(product, keypair)
    if (status !== 401) throw new Error(`${when}, ${keypair.keyId} got ${status}: ${text}`)
    answers.add(text)
  }
  if (answers.size > 1) throw new Error(`${when}, refusals differ: ${[...answers].join(' ')}`)
}
