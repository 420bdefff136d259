import { signingKeyKey } from '../../shared/aws/table/items/signing-key-item.ts'
import { listSigningKeys } from '../../shared/aws/tokens/signing-keys.ts'
import { deletion } from '../../shared/aws/transactions/actions.ts'
import { transact } from '../../shared/aws/transactions/transaction.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'

/**
 * The signing keys of the past all go: one of them may have been taken out of use since, because
 * somebody else had it, and no event tells. The deployment that follows makes a new one, which is
 * younger and stays when the procedure is run again.
 */
export async function signingKeyFindings(
  tableName: string,
  until: Date,
): Promise<readonly Finding[]> {
  const keys = await listSigningKeys(tableName)
  return keys.map(({ kid, createdAt }): Finding => {
    const what = `signing key ${kid}`
    const detail = `made ${createdAt.toISOString()}`
    if (createdAt > until) return { verdict: 'spared', what, detail }
    const apply = async () =>
      expectWritten(await transact([deletion(tableName, signingKeyKey(kid))]))
    return { verdict: 'forgotten', what, detail, apply }
  })
}
