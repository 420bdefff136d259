import type { CreatedKeypair, ProductFixture } from '../../../in-memory/product/product-fixture.ts'

const FORM = 'application/x-www-form-urlencoded'

export const GRANT = 'grant_type=client_credentials'

/** Sends a body to the token endpoint unchanged, as a form unless the headers say otherwise. */
export async function ask(
  product: ProductFixture,
  bytes: string,
  headers: Readonly<Record<string, string>> = {},
) {
  return await product.product.anyone('issue-token', {
    bytes,
    headers: { 'content-type': FORM, ...headers },
  })
}

/** The headers of a keypair that authenticates with HTTP Basic. */
export function basic({ keyId, keySecret }: CreatedKeypair) {
  return { authorization: `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}` }
}
