import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { type Comparable, comparable } from './support/answers.ts'
import { Interleaving } from './support/interleaving.ts'
import { type ModelOperation, MUTATIONS, type Target } from './support/operations.ts'
import { keyOf, tableState } from './support/table.ts'
import { newTarget } from './support/world.ts'

// The attack: an administrator races their own dismissal. The service reads the request while its caller
// still administers. The caller loses the right just before the transaction: after every read, before the
// write.

let product: TestStack
let interleaving: Interleaving
let missing: Comparable

beforeAll(async () => {
  interleaving = await Interleaving.start(inject('dynamodbEndpoint'))
  product = await TestStack.start({ AWS_ENDPOINT_URL_DYNAMODB: interleaving.url })
  missing = comparable(await product.api('GET', '/v1/accounts/none/keypairs', { as: 'ada' }))
})

afterAll(async () => {
  await product.stop()
  await interleaving.stop()
})

interface Situation {
  readonly account: OwnerRef
  readonly environment: OwnerRef
}

interface Interference {
  readonly what: string
  readonly on: keyof Situation
  /** The place of ada's grant. */
  readonly grantedOn: keyof Situation
  readonly meanwhile: (situation: Situation) => Promise<unknown>
}

const revoke = (owner: OwnerRef) =>
  product.platform('DELETE', `${pathOf(owner)}/administrators/ada`)

const INTERFERENCES: readonly Interference[] = [
  {
    what: 'the grant on the account is revoked',
    on: 'account',
    grantedOn: 'account',
    meanwhile: ({ account }) => revoke(account),
  },
  {
    what: 'the grant on the environment is revoked',
    on: 'environment',
    grantedOn: 'environment',
    meanwhile: ({ environment }) => revoke(environment),
  },
  {
    what: 'the grant that the environment inherits is revoked',
    on: 'environment',
    grantedOn: 'account',
    meanwhile: ({ account }) => revoke(account),
  },
  {
    what: 'the environment blocks inheritance',
    on: 'environment',
    grantedOn: 'account',
    meanwhile: ({ account, environment }) =>
      product.register(environment, { accountId: account.id, inheritAdministrators: false }),
  },
  {
    what: 'the account closes',
    on: 'account',
    grantedOn: 'account',
    meanwhile: ({ account }) => product.close(account),
  },
  {
    what: 'the environment closes',
    on: 'environment',
    grantedOn: 'account',
    meanwhile: ({ environment }) => product.close(environment),
  },
  {
    what: 'the account above the environment closes',
    on: 'environment',
    grantedOn: 'environment',
    meanwhile: ({ account }) => product.close(account),
  },
  {
    what: 'the account closes, and is registered and granted again',
    on: 'account',
    grantedOn: 'account',
    meanwhile: async ({ account }) => {
      await product.close(account)
      await product.register(account)
      await product.grant(account, 'ada')
    },
  },
]

describe.each(INTERFERENCES)('when $what between reading and writing', (interference) => {
  test.each(MUTATIONS)(
    '$id is the 404 of a stranger, and writes nothing [TM-06] [TM-13]',
    async (operation) => {
      const account = await product.account()
      const environment = await product.environment(account)
      const situation = { account, environment }
      const owner = situation[interference.on]
      await product.grant(situation[interference.grantedOn], 'ada')
      const target = await newTarget(product, owner, 'ada')
      if (operation.id === 'enable-keypair') await disable(owner, target)
      const before = await traces()

      interleaving.beforeTransactionWith([operation.id, owner.id], () =>
        interference.meanwhile(situation),
      )
      const answer = await call(operation, owner, target)

      expect(interleaving.happened).toBe(true)
      expect(comparable(answer)).toEqual(missing)
      expect([...(await traces())].filter((trace) => !before.has(trace))).toEqual([])
    },
  )
})

async function call({ method, path, body }: ModelOperation, owner: OwnerRef, target: Target) {
  return await product.api(method, pathOf(owner) + path(target), { as: 'ada', body })
}

async function disable(owner: OwnerRef, { keyId }: Target): Promise<void> {
  const path = `${pathOf(owner)}/keypairs/${keyId}/disable`
  expect((await product.api('POST', path, { as: 'ada' })).status).toBe(200)
}

/** The stored keypairs, their locators and their audit events. */
async function traces(): Promise<ReadonlySet<string>> {
  const items = (await tableState(product)).filter(
    (item) => keyOf(item).includes('KEYPAIR#') || /keypair|secret/.test(String(item.action ?? '')),
  )
  return new Set(items.map((item) => JSON.stringify(item)))
}
