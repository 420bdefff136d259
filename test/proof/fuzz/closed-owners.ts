import { ownerKey, ownerPartition } from '../../../shared/aws/table/items/owner-item.ts'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { TABLE_NAME } from '../../in-memory/product/settings.ts'
import type { Laboratory } from './laboratory.ts'
import { Maker } from './maker.ts'

/** An owner of which the stream may tell, and what is to be gone once it has been swept. */
export interface Target {
  readonly owner: OwnerRef
  /** As partition and sort key with a line feed between. */
  readonly dead: ReadonlySet<string>
  /** Whether something lies there that cannot be swept: all else goes, and the record is told to have failed. */
  readonly isPoisoned: boolean
}

const SCOPES = ['feedback-report:read']
/** So many that they are swept in more than one go. */
const MANY = 10

/**
 * Closes accounts with an environment in each, whose deletions are still to be swept: one has been registered
 * again since, and in one there lies an item of a kind that nobody knows.
 */
export async function makeClosedOwners(laboratory: Laboratory): Promise<readonly Target[]> {
  const { memory, product } = laboratory
  const make = new Maker(product)
  const again = await close(laboratory, make, 'again', 1)
  const poisoned = await close(laboratory, make, 'poisoned', MANY)
  const others = [
    await close(laboratory, make, 'gone', 1),
    await close(laboratory, make, 'gone-too', 2),
  ]
  const { owner, dead } = again.account
  await make.open(owner, 'gil')
  await make.keypair('gil', owner, SCOPES)
  memory.call('PutItemCommand', {
    TableName: TABLE_NAME,
    Item: {
      pk: ownerPartition(poisoned.account.owner),
      sk: 'A-KIND-OF-TOMORROW',
      incarnation: 'x',
    },
  })
  const itsOldLife = [...dead].filter((key) => key !== keyOf(owner))
  return [
    target(owner, itsOldLife),
    again.environment,
    { ...poisoned.account, isPoisoned: true },
    poisoned.environment,
    ...others.flatMap(({ account, environment }) => [account, environment]),
  ]
}

async function close({ memory, product }: Laboratory, make: Maker, id: string, keypairs: number) {
  const account = { type: 'account', id } as const
  const environment = { type: 'environment', id: `${id}-prod` } as const
  const before = keysNow()
  await make.open(account, 'ada')
  for (let made = 0; made < keypairs; made += 1) {
    const { keyId, secrets } = await make.keypair('ada', account, SCOPES)
    for (const { keySecret } of secrets) {
      await make.must('issue-token', 200, product.token({ keyId, keySecret }))
    }
  }
  const between = keysNow()
  await make.environment(environment.id, id, true, 'tess')
  await make.keypair('tess', environment, SCOPES)
  const ofAccount = [...between].filter((key) => !before.has(key))
  const ofEnvironment = [...keysNow()].filter((key) => !between.has(key))
  await make.must('close-account', 204, product.platform('close-account', account))
  // An account's sweep closes its environments; the stream then tells of each.
  const isLink = (key: string) => key.startsWith(`${ownerPartition(account)}\n`)
  const withAccount = ofEnvironment.filter((key) => isLink(key) || key === keyOf(environment))
  const withEnvironment = ofEnvironment.filter((key) => !isLink(key))
  return {
    account: target(account, [...ofAccount, ...withAccount]),
    environment: target(environment, withEnvironment),
  }

  function keysNow(): ReadonlySet<string> {
    return new Set(memory.items(TABLE_NAME).map(({ pk, sk }) => `${pk}\n${sk}`))
  }
}

function target(owner: OwnerRef, dead: readonly string[]): Target {
  return { owner, dead: new Set(dead), isPoisoned: false }
}

function keyOf(owner: OwnerRef): string {
  const { pk, sk } = ownerKey(owner)
  return `${pk}\n${sk}`
}
