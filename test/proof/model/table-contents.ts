import assert from 'node:assert/strict'
import {
  ADMINISTRATOR_PREFIX,
  grantFromItem,
} from '../../../shared/aws/table/items/administrator-item.ts'
import {
  ENVIRONMENT_LINK_PREFIX,
  linkedEnvironment,
} from '../../../shared/aws/table/items/environment-link-item.ts'
import { KEYPAIR_PREFIX, keypairFromItem } from '../../../shared/aws/table/items/keypair-item.ts'
import { locationFromItem } from '../../../shared/aws/table/items/locator-item.ts'
import { ownerFromItem, ownerOfPartition } from '../../../shared/aws/table/items/owner-item.ts'
import { signingKeyFromItem } from '../../../shared/aws/table/items/signing-key-item.ts'
import { usageFromItem } from '../../../shared/aws/table/items/usage-item.ts'
import type { Item } from '../../../shared/aws/table/table.ts'
import { OWNER_SORT_KEY, PARTITION } from '../../../shared/aws/table/table-shape.ts'
import type { Keypair } from '../../../shared/domain/keypairs/keypair.ts'
import type { Grant } from '../../../shared/domain/owners/authority.ts'
import type { Owner, OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { readOnce } from './read-once.ts'

/** Something that belongs to one incarnation of an owner. */
interface Belonging {
  readonly owner: OwnerRef
  readonly incarnation: string
}

/** The items of a table, each decoded as its key says. */
export interface Contents {
  readonly owners: readonly { readonly owner: Owner; readonly keypairCount: number }[]
  readonly keypairs: readonly Keypair[]
  /** The copies that are stored under the owner. */
  readonly grants: readonly Grant[]
  /** The copies that are stored under the user. */
  readonly administered: readonly Grant[]
  /** An account's incarnation, and an environment that was registered under it. */
  readonly links: readonly (Belonging & { readonly environment: OwnerRef })[]
  /** By key ID. */
  readonly locators: ReadonlyMap<string, Belonging>
  /** Key IDs. */
  readonly usages: ReadonlySet<string>
}

const ownerIn = readOnce((item) => {
  const owner = ownerFromItem(item)
  assert(owner)
  return owner
})
const keypairIn = readOnce(keypairFromItem)
const grantIn = readOnce(grantFromItem)
const linkedIn = readOnce(linkedEnvironment)
const locationIn = readOnce(locationFromItem)
const usageIn = readOnce(usageFromItem)
const signingKeyIn = readOnce(signingKeyFromItem)

/**
 * Decodes frozen items, each only once.
 *
 * @throws {Error} when an item is incomplete, or of an unknown kind
 */
export function readContents(table: readonly Item[]): Contents {
  const owners: { owner: Owner; keypairCount: number }[] = []
  const keypairs: Keypair[] = []
  const grants: Grant[] = []
  const administered: Grant[] = []
  const links: (Belonging & { environment: OwnerRef })[] = []
  const locators = new Map<string, Belonging>()
  const usages = new Set<string>()
  for (const item of table) {
    const pk = String(item.pk)
    const sk = String(item.sk)
    const partition = ownerOfPartition(pk)
    if (partition && sk === OWNER_SORT_KEY) {
      owners.push({ owner: ownerIn(item), keypairCount: Number(item.keypairCount) })
    } else if (partition && sk.startsWith(KEYPAIR_PREFIX)) keypairs.push(keypairIn(item))
    else if (partition && sk.startsWith(ADMINISTRATOR_PREFIX)) grants.push(grantIn(item))
    else if (partition && sk.startsWith(ENVIRONMENT_LINK_PREFIX)) {
      const incarnation = String(item.incarnation)
      links.push({ owner: partition, incarnation, environment: linkedIn(item) })
    } else if (pk.startsWith(PARTITION.user)) administered.push(grantIn(item))
    else if (pk.startsWith(PARTITION.keypair)) {
      const { owner } = locationIn(item)
      const incarnation = String(item.incarnation)
      locators.set(pk.slice(PARTITION.keypair.length), { owner, incarnation })
    } else if (pk.startsWith(PARTITION.usage)) {
      usageIn(item)
      usages.add(pk.slice(PARTITION.usage.length))
    } else {
      assert(pk === PARTITION.signingKeys, `an item of an unknown kind: ${pk} ${sk}`)
      signingKeyIn(item)
    }
  }
  return { owners, keypairs, grants, administered, links, locators, usages }
}
