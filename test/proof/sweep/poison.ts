import type { DynamoDBRecord } from 'aws-lambda'
import { administratorKey } from '../../../shared/aws/table/items/administrator-item.ts'
import { environmentLinkKey } from '../../../shared/aws/table/items/environment-link-item.ts'
import { KEYPAIR_PREFIX } from '../../../shared/aws/table/items/keypair-item.ts'
import { ownerKey, ownerPartition } from '../../../shared/aws/table/items/owner-item.ts'
import type { Item } from '../../../shared/aws/table/table.ts'
import type { Environment } from '../../../shared/domain/owners/owner.ts'
import { USER_ISSUER } from '../../in-memory/product/settings.ts'
import type { Random } from '../runner/random.ts'
import { type Customer, makeCustomer } from './customer.ts'
import { deletionOf, type LabelledRecord, recordOf } from './labelled-record.ts'

/** A record or an item that no code can ever process. The sweep must still do everything beside it. */
export interface Poison {
  /** The label of its records. They must end in the dead letters. */
  readonly label: string
  /** The record to deliver by hand; without it, the stream delivers the owner's record. */
  readonly deliveredByHand?: LabelledRecord
  /** To be put into the table. Nobody may ever remove them. */
  readonly items: readonly Item[]
  /** Another customer whose account closes: the first of `items` replaces one of its items. */
  readonly customer?: Customer
}

type Kind = (environment: Environment, random: Random, place: number) => Promise<Poison> | Poison

/** A record that is not of an owner's item. The sweep refuses it without a call to DynamoDB. */
function malformed(record: DynamoDBRecord): Kind {
  return (_environment, _random, place) => {
    const label = `poison ${place}`
    return { label, deliveredByHand: { label, record }, items: [] }
  }
}

/** An item in the partition of a closed environment. It stays, and the sweep removes all the others. */
function itemOf(makeItem: (environment: Environment) => Item): Kind {
  return (environment) => ({
    label: ownerPartition(environment),
    items: [makeItem(environment)],
  })
}

const KINDS: readonly Kind[] = [
  malformed(recordOf({})),
  malformed(recordOf({ pk: { S: 'ACCOUNT#acme' }, sk: { S: 'KEYPAIR#fbk_0' } })),
  malformed(recordOf({ pk: { S: 'TEAM#t' }, sk: { S: 'OWNER' } })),
  malformed({ ...recordOf({ pk: { N: '1' }, sk: { N: '2' } }), eventVersion: '9.9' }),
  // An item of an unknown kind. It sorts first, before all the others.
  itemOf(({ id, incarnation }) => {
    return {
      pk: ownerPartition({ type: 'environment', id }),
      sk: 'A-KIND-OF-TOMORROW',
      incarnation,
    }
  }),
  // A keypair without an incarnation: nobody can say whether it is an orphan.
  itemOf((environment) => ({
    pk: ownerPartition(environment),
    sk: `${KEYPAIR_PREFIX}fbk_0`,
    keyId: 'fbk_0',
  })),
  // A grant that does not name its user: its other item cannot be found.
  itemOf((environment) => ({
    ...administratorKey(environment, { issuer: USER_ISSUER, subject: 'nobody' }),
    incarnation: environment.incarnation,
  })),
  unreadableLink,
  unreadableOwner,
]

/** @param environments those of the closing account: at least as many as poisons */
export function makePoisons(
  random: Random,
  number: number,
  environments: readonly Environment[],
): Promise<readonly Poison[]> {
  return Promise.all(
    Array.from({ length: number }, async (_, place) => {
      const environment = environments[place]
      const make = KINDS[place % KINDS.length]
      if (environment === undefined || make === undefined) throw new Error('too much poison')
      return await make(environment, random, place)
    }),
  )
}

/**
 * An account's link that does not name its environment: the stream never delivers that environment's record.
 */
async function unreadableLink(_: Environment, random: Random, place: number): Promise<Poison> {
  const id = `misled-${place}`
  const size = { id, environments: 1, keypairs: 5, sampled: 1 }
  const customer = await makeCustomer(random, size)
  const { account, environments } = customer
  return {
    label: ownerPartition(account),
    items: environments.map((environment) => ({
      ...environmentLinkKey(account.id, environment.id),
      incarnation: account.incarnation,
    })),
    customer,
  }
}

/** An owner's item of an unknown version: nobody can say what is an orphan, so the sweep touches nothing. */
function unreadableOwner(_: Environment, _random: Random, place: number): Poison {
  const owner = { type: 'environment', id: `of-tomorrow-${place}` } as const
  const incarnation = `of-tomorrow-${place}`
  const label = ownerPartition(owner)
  return {
    label,
    deliveredByHand: { label, record: deletionOf(owner) },
    items: [
      { ...ownerKey(owner), type: 'of tomorrow', id: owner.id, incarnation },
      { pk: label, sk: `${KEYPAIR_PREFIX}fbk_${place}`, incarnation },
    ],
  }
}
