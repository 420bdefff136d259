import { deletion } from '../../shared/aws/actions.ts'
import { signingKeyKey } from '../../shared/aws/items/signing-key-item.ts'
import { listSigningKeys } from '../../shared/aws/signing-keys.ts'
import { transact } from '../../shared/aws/transaction.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'

/**
 * The backup's signing keys all go: one of them may have been taken out of use since, because somebody
 * else had it, and no event tells. The deployment that follows makes a new one.
 */
export async function signingKeyFindings(tableName: string): Promise<readonly Finding[]> {
  const keys = await listSigningKeys(tableName)
  return keys.map(({ kid }) => ({
    verdict: 'forgotten',
    what: `signing key ${kid}`,
    apply: async () => expectWritten(await transact([deletion(tableName, signingKeyKey(kid))])),
  }))
}
