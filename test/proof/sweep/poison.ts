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
import { deletionOf, recordOf, type Told } from './records.ts'

/** Something that no code can process, now or later. Whatever else lies beside it is to be done. */
export interface Poison {
  /** As deliveries are about: its records must end in the dead letters. */
  readonly about: string
  /** Given to the sweep by hand; else the stream tells of the owner. */
  readonly told?: Told
  /** Put into the table, beside what is there. Nobody may ever remove them. */
  readonly items: readonly Item[]
  /** Another customer, who closes: the first of `items` stands in place of one of theirs. */
  readonly customer?: Customer
}

type Kind = (environment: Environment, random: Random, place: number) => Promise<Poison> | Poison

/** A record that is not of an owner's own item: it is refused, and nothing is asked of DynamoDB for it. */
function malformed(record: DynamoDBRecord): Kind {
  return (_environment, _random, place) => {
    const about = `poison ${place}`
    return { about, told: { about, record }, items: [] }
  }
}

/** An item in the partition of an environment that is swept: it stays, and all the others go. */
function itemOf(makeItem: (environment: Environment) => Item): Kind {
  return (environment) => ({
    about: ownerPartition(environment),
    items: [makeItem(environment)],
  })
}

const KINDS: readonly Kind[] = [
  malformed(recordOf({})),
  malformed(recordOf({ pk: { S: 'ACCOUNT#acme' }, sk: { S: 'KEYPAIR#fbk_0' } })),
  malformed(recordOf({ pk: { S: 'TEAM#t' }, sk: { S: 'OWNER' } })),
  malformed({ ...recordOf({ pk: { N: '1' }, sk: { N: '2' } }), eventVersion: '9.9' }),
  // Of a kind that nobody knows. It sorts first: all else comes after it.
  itemOf(({ id, incarnation }) => {
    return {
      pk: ownerPartition({ type: 'environment', id }),
      sk: 'A-KIND-OF-TOMORROW',
      incarnation,
    }
  }),
  // Of no incarnation: nobody can say whether it is dead.
  itemOf((environment) => ({
    pk: ownerPartition(environment),
    sk: `${KEYPAIR_PREFIX}fbk_0`,
    keyId: 'fbk_0',
  })),
  // A grant that does not say whose it is: its other half cannot be found.
  itemOf((environment) => ({
    ...administratorKey(environment, { issuer: USER_ISSUER, subject: 'nobody' }),
    incarnation: environment.incarnation,
  })),
  unreadableLink,
  unreadableOwner,
]

/** @param environments the closing account's: as many as there are poisons, or more */
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

/** An account's link to an environment that does not say which: the stream never hears of that one. */
async function unreadableLink(_: Environment, random: Random, place: number): Promise<Poison> {
  const id = `misled-${place}`
  const size = { id, environments: 1, keypairs: 5, sampled: 1 }
  const customer = await makeCustomer(random, size)
  const { account, environments } = customer
  return {
    about: ownerPartition(account),
    items: environments.map((environment) => ({
      ...environmentLinkKey(account.id, environment.id),
      incarnation: account.incarnation,
    })),
    customer,
  }
}

/** An owner's item of another version stands again: nobody can say what is dead, so nothing is touched. */
function unreadableOwner(_: Environment, _random: Random, place: number): Poison {
  const owner = { type: 'environment', id: `of-tomorrow-${place}` } as const
  const incarnation = `of-tomorrow-${place}`
  const about = ownerPartition(owner)
  return {
    about,
    told: { about, record: deletionOf(owner) },
    items: [
      { ...ownerKey(owner), type: 'of tomorrow', id: owner.id, incarnation },
      { pk: about, sk: `${KEYPAIR_PREFIX}fbk_${place}`, incarnation },
    ],
  }
}
