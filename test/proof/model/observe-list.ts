import type { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import type { Deed } from './deed.ts'
import { listIn, type Observed } from './observed.ts'

type List = Extract<
  Deed,
  { readonly do: 'list-administrators' | 'list-keypairs' | 'list-audit-events' | 'list-owners' }
>
type Member = Readonly<Record<string, unknown>>

/** Reads all pages of a list. A list that does not end, or is out of order, is an error. */
export async function observeList(product: Product, deed: List): Promise<Observed> {
  const items: Member[] = []
  const seen = new Set<unknown>()
  let reply = await page(product, deed, undefined)
  while (reply.status === 200) {
    items.push(...listIn(reply.json.items))
    const { nextCursor } = reply.json
    if (typeof nextCursor !== 'string') break
    if (seen.has(nextCursor)) throw new Error(`${deed.do} comes back to a page that was read`)
    seen.add(nextCursor)
    reply = await page(product, deed, nextCursor)
  }
  const isSuccess = reply.status === 200
  return {
    status: reply.status,
    code: isSuccess ? undefined : String(reply.json.code),
    tells: isSuccess ? told(deed, items) : undefined,
    born: undefined,
    retryAfter: reply.headers['retry-after'],
  }
}

async function page(product: Product, deed: List, cursor: string | undefined): Promise<Reply> {
  switch (deed.do) {
    case 'list-administrators':
      return await product.platform(deed.do, deed.owner)
    case 'list-owners':
      return await product.manage(deed.do, deed.as)
    default: {
      const query = { limit: String(deed.limit), ...(cursor !== undefined && { cursor }) }
      return await product.manage(deed.do, deed.as, deed.owner, { query })
    }
  }
}

function told(deed: List, items: readonly Member[]): readonly string[] {
  switch (deed.do) {
    case 'list-administrators':
      return items.map((item) => String(item.userId)).sort()
    case 'list-audit-events':
      return items.map((item) => String(item.action)).sort()
    case 'list-keypairs': {
      const keyIds = items.map((item) => String(item.keyId))
      const isInOrder = keyIds.every(
        (keyId, place) => place === 0 || (keyIds[place - 1] ?? '') < keyId,
      )
      if (!isInOrder) throw new Error(`keypairs out of order: ${keyIds.join(', ')}`)
      return keyIds
    }
    case 'list-owners':
      return items.flatMap(ownerLines).sort()
  }
}

function ownerLines(item: Member): readonly string[] {
  const lines = [`account/${idIn(item.account)} ${String(item.access)}`]
  for (const { environment, access } of listIn(item.environments)) {
    lines.push(`environment/${idIn(environment)} ${String(access)}`)
  }
  return lines
}

function idIn(owner: unknown): string {
  return typeof owner === 'object' && owner !== null && 'id' in owner ? String(owner.id) : ''
}
