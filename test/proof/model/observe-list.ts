import type { Product } from '../../in-memory/product/product.ts'
import type { Reply } from '../../in-memory/product/reply.ts'
import type { Command } from './command.ts'
import { listIn, type Observed } from './observed.ts'

type List = Extract<
  Command,
  { readonly do: 'list-administrators' | 'list-keypairs' | 'list-audit-events' | 'list-owners' }
>
type Member = Readonly<Record<string, unknown>>

/** Reads all pages of a list. @throws {Error} when the list does not end, or is out of order */
export async function observeList(product: Product, command: List): Promise<Observed> {
  const items: Member[] = []
  const seen = new Set<unknown>()
  let reply = await page(product, command, undefined)
  while (reply.status === 200) {
    items.push(...listIn(reply.json.items))
    const { nextCursor } = reply.json
    if (typeof nextCursor !== 'string') break
    if (seen.has(nextCursor)) throw new Error(`${command.do} returned the same cursor twice`)
    seen.add(nextCursor)
    reply = await page(product, command, nextCursor)
  }
  const isSuccess = reply.status === 200
  return {
    status: reply.status,
    code: isSuccess ? undefined : String(reply.json.code),
    result: isSuccess ? resultOf(command, items) : undefined,
    created: undefined,
    retryAfter: reply.headers['retry-after'],
  }
}

async function page(product: Product, command: List, cursor: string | undefined): Promise<Reply> {
  switch (command.do) {
    case 'list-administrators':
      return await product.platform(command.do, command.owner)
    case 'list-owners':
      return await product.manage(command.do, command.as)
    default: {
      const query = { limit: String(command.limit), ...(cursor !== undefined && { cursor }) }
      return await product.manage(command.do, command.as, command.owner, { query })
    }
  }
}

function resultOf(command: List, items: readonly Member[]): readonly string[] {
  switch (command.do) {
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
