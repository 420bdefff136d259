import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { TestStack } from '../../local-stack/test-stack.ts'
import { deleteItem, keypairItem, ownerItem, putItem, type TableItem } from '../support/table.ts'

let product: TestStack

beforeAll(async () => {
  product = await TestStack.start()
})

afterAll(async () => {
  await product.stop()
})

/** A keypair of a fresh account. Its secret has been used, so the process may remember that it works. */
async function used() {
  const account = await product.account('ada')
  const keypair = await product.keypair(account, 'ada')
  expect((await product.token(keypair)).status).toBe(200)
  return { account, keypair, item: await keypairItem(product, keypair) }
}

const secretsIn = (item: TableItem) => item.secrets as readonly TableItem[]

async function moveTo(owner: OwnerRef, item: TableItem, incarnation: unknown) {
  const pk = `${owner.type.toUpperCase()}#${owner.id}`
  await deleteItem(product, item)
  await putItem(product, { ...item, pk, incarnation, owner: { type: owner.type, id: owner.id } })
  await putItem(product, {
    pk: `KEYPAIR#${item.keyId}`,
    sk: 'LOCATOR',
    ownerType: owner.type,
    ownerId: owner.id,
    incarnation,
    accountId: owner.id,
  })
}

/** The attack: somebody who can write to the table makes their own secret open another keypair. */
describe('a MAC verifies only for the keypair, incarnation and secret it was made for, and not when it is [TM-24]', () => {
  test('copied into another keypair', async () => {
    const [mine, victim] = [await used(), await used()]
    await putItem(product, { ...victim.item, secrets: mine.item.secrets })
    const keypair = { ...mine.keypair, keyId: victim.keypair.keyId }
    expect((await product.token(keypair)).status).toBe(401)
    expect((await product.token(victim.keypair)).status).toBe(401)
    expect((await product.token(mine.keypair)).status).toBe(200)
  })

  test('copied into another keypair’s secret, with that secret’s id', async () => {
    const [mine, victim] = [await used(), await used()]
    const [secret] = secretsIn(mine.item)
    const [theirs] = secretsIn(victim.item)
    const forged = { ...theirs, mac: secret?.mac, hint: secret?.hint }
    await putItem(product, { ...victim.item, secrets: [forged] })
    const keypair = { ...mine.keypair, keyId: victim.keypair.keyId }
    expect((await product.token(keypair)).status).toBe(401)
  })

  test('moved to the next incarnation of its owner', async () => {
    const { account, keypair, item } = await used()
    await product.close(account)
    await product.register(account)
    const { incarnation } = await ownerItem(product, account)
    await moveTo(account, item, incarnation)
    expect((await product.token(keypair)).status).toBe(401)
  })

  test('moved to another owner with either owner’s incarnation', async () => {
    for (const claim of ['the other’s', 'its own']) {
      const [mine, victim] = [await used(), await used()]
      const { incarnation } = claim === 'its own' ? mine.item : victim.item
      await moveTo(victim.account, mine.item, incarnation)
      expect((await product.token(mine.keypair)).status).toBe(401)
    }
  })

  test('exchanged with the MAC of the keypair’s other secret', async () => {
    const { keypair } = await used()
    const body = { overlapSeconds: 3600 }
    const rotated = await product.api('POST', `${keypair.path}/secrets`, { as: 'ada', body })
    const newer = { ...keypair, keySecret: String(rotated.json.keySecret) }
    expect((await product.token(newer)).status).toBe(200)
    const item = await keypairItem(product, keypair)
    const [first, second] = secretsIn(item)
    const exchanged = [
      { ...first, mac: second?.mac, hint: second?.hint },
      { ...second, mac: first?.mac, hint: first?.hint },
    ]
    await putItem(product, { ...item, secrets: exchanged })
    expect((await product.token(keypair)).status).toBe(401)
    expect((await product.token(newer)).status).toBe(401)
  })
})

/** The attack: somebody reads the table, a backup or an export, and tries to extract a secret. */
test('the table holds the MAC of a secret, which cannot be made without the pepper [TM-25]', async () => {
  const { keypair, item } = await used()
  const [secret] = secretsIn(item)
  const mac = secret?.mac
  if (!(mac instanceof Uint8Array)) throw new Error('a MAC must be bytes')
  expect(Object.keys(secret ?? {}).sort()).toEqual(
    ['createdAt', 'expiresAt', 'hint', 'mac', 'pepperKeyArn', 'secretId'].sort(),
  )
  expect(mac).toHaveLength(32)
  expect(secret?.hint).toBe(keypair.keySecret.slice(-4))
  const { keyId, keySecret } = keypair
  const message = ['v1', keyId, item.incarnation, secret?.secretId, keySecret].join('\n')
  for (const text of [keySecret, keySecret.slice(4), message]) {
    expect(Buffer.from(mac)).not.toEqual(createHash('sha256').update(text).digest())
  }
})
