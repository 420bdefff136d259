import { signingKeyKey } from '../../shared/aws/table/items/signing-key-item.ts'
import { listSigningKeys } from '../../shared/aws/tokens/signing-keys.ts'
import { deletion } from '../../shared/aws/transactions/actions.ts'
import { transact } from '../../shared/aws/transactions/transaction.ts'
import { expectWritten } from './expect-written.ts'
import type { Finding } from './finding.ts'

/**
 * Finds the signing keys to delete: all that are not newer than `until`. Somebody may have removed one of
 * them since the backup because it had leaked, and no audit event shows that. The deployment that follows
 * makes a new key. That one is newer, so it stays when the procedure runs again.
 */
export async function signingKeyFindings(
  tableName: string,
  until: Date,
): Promise<readonly Finding[]> {
  const keys = await listSigningKeys(tableName)
  return keys.map(({ kid, createdAt }): Finding => {
    const what = `signing key ${kid}`
    const detail = `made ${createdAt.toISOString()}`
    if (createdAt > until) return { verdict: 'newer', what, detail }
    const apply = async () =>
      expectWritten(await transact([deletion(tableName, signingKeyKey(kid))]))
    return { verdict: 'deleted', what, detail, apply }
  })
}
