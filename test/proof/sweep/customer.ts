import { PEPPER_KEY_ARN } from '../../../local/kms/local-keys.ts'
import { secretHasher } from '../../../shared/aws/secrets/secret-hasher.ts'
import {
  administeredKey,
  administratorKey,
  grantToItem,
} from '../../../shared/aws/table/items/administrator-item.ts'
import { environmentLinkToItem } from '../../../shared/aws/table/items/environment-link-item.ts'
import { keypairToItem } from '../../../shared/aws/table/items/keypair-item.ts'
import { locatorToItem } from '../../../shared/aws/table/items/locator-item.ts'
import { ownerToItem } from '../../../shared/aws/table/items/owner-item.ts'
import { secretUsageAttribute, usageKey } from '../../../shared/aws/table/items/usage-item.ts'
import type { Item } from '../../../shared/aws/table/table.ts'
import type { Keypair } from '../../../shared/domain/keypairs/keypair.ts'
import { newSecret } from '../../../shared/domain/keypairs/new-secret.ts'
import type { Account, Environment, OpenOwner } from '../../../shared/domain/owners/owner.ts'
import { BASE32 } from '../../../shared/domain/random-text.ts'
import type { Credentials } from '../../in-memory/product/product.ts'
import { USER_ISSUER } from '../../in-memory/product/settings.ts'
import type { Random } from '../runner/random.ts'

const SCOPE = 'feedback-report:read'
const ADMINISTRATORS = ['ada', 'bob', 'cy']
/** It makes the first environment's keypairs fill more than one page of 1 MB. */
const LONG_COMMENT = 'x'.repeat(12_000)
const REGISTERED = new Date('2026-01-01T00:00:00.000Z')

/** An open account with everything that belongs to it, as the product would have written it. */
export interface Customer {
  readonly account: Account
  readonly environments: readonly Environment[]
  readonly items: readonly Item[]
  readonly incarnations: readonly string[]
  readonly keyIds: readonly string[]
  /** The credentials of the keypairs that have a real secret. */
  readonly credentials: readonly Credentials[]
}

export interface CustomerSize {
  readonly id: string
  readonly environments: number
  /** In each environment, and in the account. */
  readonly keypairs: number
  /** How many of all keypairs have a real secret. */
  readonly sampled: number
}

/** Makes a customer with the product's codecs. The items are not put into the table yet. */
export async function makeCustomer(random: Random, size: CustomerSize): Promise<Customer> {
  const account = makeAccount(random, size.id)
  const environments = Array.from({ length: size.environments }, (_, place) =>
    makeEnvironment(random, account, place),
  )
  const items: Item[] = environments.map(environmentLinkToItem)
  const keyIds: string[] = []
  const credentials: Credentials[] = []
  const every = Math.max(1, Math.floor((size.environments * size.keypairs) / size.sampled))

  for (const owner of [account, ...environments]) {
    const open = { owner, account }
    items.push(
      { ...ownerToItem(owner), keypairCount: size.keypairs },
      ...ADMINISTRATORS.flatMap((subject) => grantItems(open, subject)),
    )
    for (let place = 0; place < size.keypairs; place += 1) {
      const comment = owner === environments[0] ? LONG_COMMENT : null
      const draft = makeKeypair(random, open, comment)
      const isSampled = keyIds.length % every === 0 && credentials.length < size.sampled
      const sample = isSampled ? await withSecret(draft) : undefined
      if (sample) credentials.push(sample.credentials)
      items.push(...keypairItems(sample?.keypair ?? draft, open, place))
      keyIds.push(draft.keyId)
    }
  }
  const incarnations = [account, ...environments].map(({ incarnation }) => incarnation)
  return { account, environments, items, incarnations, keyIds, credentials }
}

function makeAccount(random: Random, id: string): Account {
  const incarnation = random.text(BASE32, 16)
  return { type: 'account', id, name: id, incarnation, registeredAt: REGISTERED }
}

function makeEnvironment(random: Random, account: Account, place: number): Environment {
  const id = `${account.id}-environment-${place}`
  return {
    type: 'environment',
    id,
    name: id,
    incarnation: random.text(BASE32, 16),
    registeredAt: REGISTERED,
    accountId: account.id,
    accountIncarnation: account.incarnation,
    inheritAdministrators: true,
  }
}

/** Both items of a grant. */
function grantItems({ owner }: OpenOwner, subject: string): readonly Item[] {
  const { type, id, incarnation } = owner
  const user = { issuer: USER_ISSUER, subject }
  const grant = { owner: { type, id }, user, incarnation, grantedAt: REGISTERED }
  return [
    grantToItem(administratorKey(owner, user), grant),
    grantToItem(administeredKey(owner, user), grant),
  ]
}

function makeKeypair(random: Random, { owner }: OpenOwner, comment: string | null): Keypair {
  return {
    keyId: `fbk_${random.text(BASE32, 26)}`,
    owner: { type: owner.type, id: owner.id },
    incarnation: owner.incarnation,
    version: 1,
    comment,
    scopes: [SCOPE],
    enabled: true,
    createdAt: REGISTERED,
    createdBy: 'ada',
    updatedAt: REGISTERED,
    expiresAt: null,
    secrets: [
      {
        secretId: random.text(BASE32, 8),
        hint: random.text(BASE32, 4),
        mac: random.bytes(32),
        pepperKeyArn: PEPPER_KEY_ARN,
        createdAt: REGISTERED,
        expiresAt: null,
      },
    ],
  }
}

async function withSecret(
  draft: Keypair,
): Promise<{ readonly keypair: Keypair; readonly credentials: Credentials }> {
  const hasher = secretHasher({ pepperKeyArn: PEPPER_KEY_ARN })
  const { secret, keySecret } = await newSecret(draft, hasher, REGISTERED)
  return {
    keypair: { ...draft, secrets: [secret] },
    credentials: { keyId: draft.keyId, keySecret },
  }
}

/** The items of a keypair. Every second keypair has been used. */
function keypairItems(keypair: Keypair, open: OpenOwner, place: number): readonly Item[] {
  const { keyId, secrets } = keypair
  const used = REGISTERED.toISOString()
  const usage = {
    ...usageKey(keyId),
    lastUsedAt: used,
    ...Object.fromEntries(secrets.map(({ secretId }) => [secretUsageAttribute(secretId), used])),
  }
  const isUsed = place % 2 === 0
  return [keypairToItem(keypair), locatorToItem(keyId, open), ...(isUsed ? [usage] : [])]
}
