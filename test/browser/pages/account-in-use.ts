import type { OwnerRef } from '../../../console/api/call.ts'
import { rotated } from '../../local-stack/keypairs.ts'
import type { TestStack } from '../../local-stack/test-stack.ts'

/** As long as a comment may be, with a word that is too long for any line. */
const LONG_COMMENT = `${'w'.repeat(120)} ${'long words and short ones '.repeat(5)}`

/** Creates an account with an environment, and with a keypair that has everything that a page can show. */
export async function accountInUse(
  product: TestStack,
): Promise<{ readonly account: OwnerRef; readonly keyId: string }> {
  const account = await product.account('ada', 'gil')
  await product.environment(account)
  const { json } = await product.api('GET', '/v1/scopes', { as: 'ada' })
  const scopes = namesIn(json.items)
  const keypair = await product.keypair(account, 'ada', { comment: LONG_COMMENT, scopes })
  await product.token(keypair)
  await rotated(product, keypair, 'ada')
  return { account, keyId: keypair.keyId }
}

function namesIn(items: unknown): readonly string[] {
  return Array.isArray(items) ? items.map(({ name }) => String(name)) : []
}
