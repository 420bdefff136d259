import { type SigningKey, TOKEN_SIGNING_PURPOSE } from '../../domain/tokens/signing-key.ts'
import { signingKeyFromItem } from '../table/items/signing-key-item.ts'
import { queryItems } from '../table/table.ts'
import { PARTITION } from '../table/table-shape.ts'

export async function listSigningKeys(tableName: string): Promise<readonly SigningKey[]> {
  const items = queryItems(tableName, { partition: PARTITION.signingKeys })
  return (await Array.fromAsync(items)).map(signingKeyFromItem)
}

/**
 * The encryption context of a wrapped signing key. Unwrapping fails with another purpose, issuer or `kid`.
 * The key policy of the wrapping key requires the first two.
 */
export function encryptionContext(issuer: string, kid: string): Record<string, string> {
  return { purpose: TOKEN_SIGNING_PURPOSE, issuer, kid }
}
