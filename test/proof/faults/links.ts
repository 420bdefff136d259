import assert from 'node:assert/strict'
import type { Item } from '../../../shared/aws/table/table.ts'
import { readContents } from '../model/table-contents.ts'
import { nameOf } from '../model/world.ts'

/**
 * What an open account links to is there. The sweep looks under closed owners only: a link of an open one that leads
 * nowhere would stay for ever.
 *
 * @throws {AssertionError} naming the link
 */
export function checkLinks(table: readonly Item[]): void {
  const { owners, links } = readContents(table)
  const standing = new Map(owners.map(({ owner }) => [nameOf(owner), owner]))
  for (const { owner, incarnation, environment } of links) {
    if (standing.get(nameOf(owner))?.incarnation !== incarnation) continue
    const below = standing.get(nameOf(environment))
    const isThere = below?.type === 'environment' && below.accountIncarnation === incarnation
    assert(isThere, `${nameOf(owner)} links to ${nameOf(environment)}, which is not there`)
  }
}
