import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OwnerRef } from '../../../../../shared/domain/owners/owner.ts'
import type { AwsCall } from '../../../../in-memory/aws/intercept.ts'
import {
  isRecord,
  listOf,
  type Parameters,
  recordOf,
} from '../../../../in-memory/dynamodb/parameters.ts'
import {
  expectStatus,
  ProductFixture,
  REPORT,
} from '../../../../in-memory/product/product-fixture.ts'

let product: ProductFixture
let account: OwnerRef

beforeEach(async () => {
  product = await ProductFixture.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

/** The item that a transaction writes under a sort key with this prefix. */
function written({ input }: AwsCall, sortKey: string): Parameters {
  const puts = listOf(input, 'TransactItems')
    .filter(isRecord)
    .filter(({ Put }) => isRecord(Put))
  const items = puts.map((put) => recordOf(recordOf(put, 'Put'), 'Item'))
  return items.find(({ sk }) => `${sk}`.startsWith(sortKey)) ?? expect.fail(`no ${sortKey} written`)
}

/**
 * A key ID is drawn twice: by chance once in 2^130, with a broken random generator every time. The keypair
 * that has it must not be replaced or shared.
 */
test.each([
  ['a keypair of this owner', 'KEYPAIR#'],
  ['a keypair of any owner', 'LOCATOR'],
])(
  'a key ID that %s has is not given to another: creation fails with a 503, and a retry gets another one [AD-12]',
  async (_, sortKey) => {
    let standing: Parameters = {}
    product.answerNext('TransactWriteItemsCommand', (call) => {
      standing = { ...written(call, sortKey), standing: 'as it was' }
      product.put(standing)
      return product.dynamodb.call(call.name, call.input)
    })
    const create = () =>
      product.product.manage('create-keypair', 'ada', account, { body: { scopes: [REPORT] } })
    const events = product.eventsOf(account).length

    const refused = expectStatus(await create(), 503)

    expect(refused.json).toMatchObject({ code: 'temporarily-unavailable' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.text).not.toMatch(/fb[ks]_/)
    const [, keyId = ''] = `${standing.pk}#${standing.sk}`.match(/(fbk_\w+)/) ?? []
    expect(product.itemsNaming(keyId)).toEqual([standing])
    const [owner] = product.itemsNaming(account.id).filter(({ sk }) => sk === 'OWNER')
    expect(owner?.keypairCount).toBe(0)
    expect(product.eventsOf(account)).toHaveLength(events)

    const again = expectStatus(await create(), 201)
    expect(again.json.keyId).not.toBe(keyId)
  },
)
