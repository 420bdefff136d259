import { keypairFromItem } from '../../../shared/aws/table/items/keypair-item.ts'
import { tableDump } from '../../local-stack/table-dump.ts'
import type { TestStack } from '../../local-stack/test-stack.ts'

/**
 * Finds items that do not belong to a whole keypair: keypair items without an attribute or their locator,
 * and locators and usage without a keypair. Each is named by its key.
 */
export async function ghosts(product: TestStack): Promise<readonly string[]> {
  const items = await tableDump(product)
  const keys = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`))
  const keypairs = items.filter(({ sk }) => String(sk).startsWith('KEYPAIR#'))
  const keyIds = new Set(keypairs.map(({ sk }) => String(sk).replace('KEYPAIR#', '')))
  const partial = keypairs.filter((item) => !isWhole(item) || !keys.has(`${item.sk} LOCATOR`))
  const hanging = items.filter(
    ({ pk }) => /^(KEYPAIR|USAGE)#/.test(String(pk)) && !keyIds.has(String(pk).replace(/^.*#/, '')),
  )
  return [...partial, ...hanging].map(({ pk, sk }) => `${pk} ${sk}`)
}

function isWhole(item: Readonly<Record<string, unknown>>): boolean {
  try {
    return keypairFromItem(item).keyId === String(item.sk).replace('KEYPAIR#', '')
  } catch {
    return false
  }
}
