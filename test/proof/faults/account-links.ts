import assert from 'node:assert/strict'
import type { Item } from '../../../shared/aws/table/table.ts'
import { readContents } from '../model/table-contents.ts'
import { nameOf } from '../model/world.ts'

/**
 * Checks that every link of an open account leads to an environment. The sweep looks under closed owners
 * only, so a broken link of an open account would stay forever.
 *
 * @throws {AssertionError} which names the link
 */
export function checkLinks(table: readonly Item[]): void {
  const { owners, links } = readContents(table)
  const stored = new Map(owners.map(({ owner }) => [nameOf(owner), owner]))
  for (const { owner, incarnation, environment } of links) {
    if (stored.get(nameOf(owner))?.incarnation !== incarnation) continue
    const linked = stored.get(nameOf(environment))
    const isThere = linked?.type === 'environment' && linked.accountIncarnation === incarnation
    assert(isThere, `${nameOf(owner)} links to ${nameOf(environment)}, which is not there`)
  }
}
