import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { type CreatedKeypair, expectStatus, InMemory, REPORT } from './in-memory.ts'

const LIMIT = 100

let product: InMemory
let account: OwnerRef

beforeEach(async () => {
  product = await InMemory.open()
  account = await product.account('ada')
})

afterEach(() => product.close())

const create = (owner: OwnerRef, body: object) =>
  product.product.manage('create-keypair', 'ada', owner, { body })

const countOf = ({ id }: OwnerRef) =>
  product.itemsNaming(id).find(({ sk }) => sk === 'OWNER')?.keypairCount

const keypairItem = ({ keyId }: CreatedKeypair) =>
  product.itemsNaming(keyId).find(({ sk }) => sk.startsWith('KEYPAIR#'))

/** What the newest event of an action says. */
const eventOf = (owner: OwnerRef, action: string) =>
  product.eventsOf(owner).findLast((event) => event.action === action)

describe('a keypair is created', () => {
  test('as it was asked for, under its owner, with its secret once', async () => {
    const expiresAt = '2027-01-01T00:00:00.000Z'
    const comment = 'nightly report'
    const reply = expectStatus(await create(account, { scopes: [REPORT], comment, expiresAt }), 201)
    const { keyId, keySecret, ...rest } = reply.json
    expect(keyId).toMatch(/^fbk_/)
    expect(keySecret).toEqual(expect.any(String))
    expect(rest).toMatchObject({
      owner: account,
      comment,
      scopes: [REPORT],
      enabled: true,
      createdAt: product.start.toISOString(),
      createdBy: 'ada',
      updatedAt: product.start.toISOString(),
      lastUsedAt: null,
      expiresAt,
      secrets: [{ lastUsedAt: null, expiresAt: null, createdAt: product.start.toISOString() }],
    })
    expect(reply.headers.location).toBe(`/v1/accounts/${account.id}/keypairs/${keyId}`)
    expect(reply.headers.etag).toBe('"1"')
    expect(JSON.stringify(product.itemsNaming(''))).not.toContain(keySecret)
  })

  test('without a comment and an expiry, where none is given', async () => {
    const { json } = expectStatus(await create(account, { scopes: [] }), 201)
    expect(json).toMatchObject({ comment: null, expiresAt: null, scopes: [] })
  })

  test('with an event that tells who made it, and what it may do', async () => {
    const keypair = await product.keypair(account)
    expect(eventOf(account, 'create-keypair')).toMatchObject({
      keyId: keypair.keyId,
      secretId: keypair.secretId,
      actor: { type: 'user', subject: 'ada' },
      rights: { scopes: [REPORT], enabled: true, expiresAt: null },
      requestId: expect.stringMatching(/^request-/),
      changed: [],
    })
  })

  test('not with scopes of another kind of owner, nor with an expiry that has passed', async () => {
    const environment = await product.environment(account)
    const scopes = ['feedback-account:read']
    expect(await create(environment, { scopes })).toMatchObject({ status: 400 })
    expectStatus(await create(account, { scopes }), 201)
    const expiresAt = product.start.toISOString()
    expect(await create(account, { scopes: [REPORT], expiresAt })).toMatchObject({ status: 400 })
  })

  test('until its owner has as many as it may, and again when one has gone [TM-54]', async () => {
    const first = await product.keypair(account)
    for (let made = 1; made < LIMIT; made += 1) await product.keypair(account)
    expect(countOf(account)).toBe(LIMIT)
    expect(await create(account, { scopes: [REPORT] })).toMatchObject({
      status: 409,
      json: {
        code: 'keypair-limit-reached',
        detail: `This owner has ${LIMIT} keypairs, the most.`,
      },
    })
    expect(countOf(account)).toBe(LIMIT)
    expectStatus(await product.manage('remove-keypair', first), 204)
    expect(countOf(account)).toBe(LIMIT - 1)
    expectStatus(await create(account, { scopes: [REPORT] }), 201)
  })

  test('not for an owner that was full in its life before, and is closing now: it is not there', async () => {
    for (let made = 0; made < LIMIT; made += 1) await product.keypair(account)
    product.overtakeNext('TransactWriteItemsCommand', () => product.revoke(account, 'ada'))
    expect(await create(account, { scopes: [REPORT] })).toMatchObject({ status: 404 })
    await product.grant(account, 'ada')
    product.overtakeNext('TransactWriteItemsCommand', () => product.closeOwner(account))
    expect(await create(account, { scopes: [REPORT] })).toMatchObject({ status: 404 })
  })
})

describe('a keypair is changed', () => {
  test('in its comment, its scopes and its expiry, each by itself', async () => {
    const keypair = await product.keypair(account, 'ada', { comment: 'before' })
    const expiresAt = '2027-01-01T00:00:00.000Z'
    const changes = [
      { comment: 'after' },
      { scopes: ['feedback-queries:read'] },
      { expiresAt },
      { comment: null },
      { expiresAt: null },
    ]
    let version = 1
    for (const body of changes) {
      product.forward(1)
      version += 1
      const reply = expectStatus(await product.manage('update-keypair', keypair, { body }), 200)
      expect(reply.json).toMatchObject({ ...body, updatedAt: new Date().toISOString() })
      expect(reply.headers.etag).toBe(`"${version}"`)
      expect(eventOf(account, 'update-keypair')).toBeDefined()
    }
    const changed = product
      .eventsOf(account)
      .filter(({ action }) => action === 'update-keypair')
      .map((event) => event.changed)
    expect(changed).toHaveLength(changes.length)
    expect(changed).toEqual(expect.arrayContaining([['comment'], ['scopes'], ['expiresAt']]))
    expect(keypairItem(keypair)).toMatchObject({ comment: null, expiresAt: null, version })
  })

  test('not when nothing changes: nothing is written', async () => {
    const keypair = await product.keypair(account)
    const before = product.dynamodb.version
    for (const [operationId, body] of [
      ['update-keypair', { scopes: [REPORT] }],
      ['enable-keypair', undefined],
    ] as const) {
      const reply = await product.manage(operationId, keypair, { ...(body && { body }) })
      expect(expectStatus(reply, 200).headers.etag).toBe('"1"')
    }
    expect(product.dynamodb.version).toBe(before)
  })

  test('not to scopes of another kind of owner, nor to an expiry that has passed', async () => {
    const environment = await product.environment(account)
    const keypair = await product.keypair(environment)
    for (const body of [
      { scopes: ['feedback-account:read'] },
      { expiresAt: product.start.toISOString() },
    ]) {
      const refused = await product.manage('update-keypair', keypair, { body })
      expect(refused).toMatchObject({ status: 400, json: { code: 'invalid-request' } })
    }
    expect(keypairItem(keypair)).toMatchObject({ version: 1 })
  })

  test('by disabling and enabling it, with an event each', async () => {
    const keypair = await product.keypair(account)
    const disabled = expectStatus(await product.manage('disable-keypair', keypair), 200)
    expect(disabled).toMatchObject({ json: { enabled: false }, headers: { etag: '"2"' } })
    expect(eventOf(account, 'disable-keypair')).toMatchObject({
      keyId: keypair.keyId,
      secretId: null,
      changed: ['enabled'],
      rights: { enabled: false },
    })
    const enabled = expectStatus(await product.manage('enable-keypair', keypair), 200)
    expect(enabled).toMatchObject({ json: { enabled: true }, headers: { etag: '"3"' } })
    expect(eventOf(account, 'enable-keypair')).toMatchObject({ rights: { enabled: true } })
  })

  test.each(['update-keypair', 'disable-keypair', 'enable-keypair', 'rotate-secret'])(
    'and the answer to %s tells when it was last used',
    async (operationId) => {
      const keypair = await product.keypair(account)
      expectStatus(await product.product.token(keypair), 200)
      const needsBody = operationId === 'update-keypair' || operationId === 'rotate-secret'
      const call = { ...(needsBody && { body: {} }) }
      const { json } = await product.manage(operationId, keypair, call)
      const lastUsedAt = product.start.toISOString()
      expect(json).toMatchObject({ lastUsedAt })
      expect(json.secrets).toContainEqual(expect.objectContaining({ lastUsedAt }))
    },
  )

  test('only by whoever has read its version, when the request demands one', async () => {
    const keypair = await product.keypair(account)
    expectStatus(await product.manage('disable-keypair', keypair), 200)
    const headers = { 'if-match': '"1"' }
    const { secretId } = keypair
    for (const [operationId, params] of [
      ['enable-keypair', undefined],
      ['remove-keypair', undefined],
      ['retire-secret', { secretId }],
    ] as const) {
      const call = { headers, ...(params && { params }) }
      const refused = await product.manage(operationId, keypair, call)
      expect(refused).toMatchObject({
        status: 412,
        json: {
          code: 'precondition-failed',
          detail: 'The keypair has changed since you read it.',
        },
      })
    }
    const current = { headers: { 'if-match': '"2"' } }
    expectStatus(await product.manage('enable-keypair', keypair, current), 200)
  })

  test('on top of a change that came in between: neither is lost [TM-17]', async () => {
    const keypair = await product.keypair(account)
    product.overtakeNext('TransactWriteItemsCommand', async () => {
      expectStatus(await product.manage('disable-keypair', keypair), 200)
    })
    const body = { comment: 'both' }
    const { json } = expectStatus(await product.manage('update-keypair', keypair, { body }), 200)
    expect(json).toMatchObject({ comment: 'both', enabled: false })
    expect(keypairItem(keypair)).toMatchObject({ version: 3, comment: 'both', enabled: false })
  })

  test('not once it was removed in between, nor by a removal that comes second', async () => {
    for (const operationId of ['disable-keypair', 'remove-keypair']) {
      const keypair = await product.keypair(account)
      product.overtakeNext('TransactWriteItemsCommand', async () => {
        expectStatus(await product.manage('remove-keypair', keypair), 204)
      })
      expect(await product.manage(operationId, keypair)).toMatchObject({ status: 404 })
      expect(product.itemsNaming(keypair.keyId)).toEqual([])
    }
    expect(countOf(account)).toBe(0)
  })

  test('not under another owner, nor by an id that nobody has', async () => {
    const keypair = await product.keypair(account)
    const other = await product.account('ada')
    for (const stranger of [
      { ...keypair, owner: other },
      { owner: account, keyId: `fbk_${'a'.repeat(26)}` },
    ]) {
      for (const operationId of ['disable-keypair', 'remove-keypair', 'get-keypair']) {
        const reply = await product.manage(operationId, stranger)
        expect(reply).toMatchObject({ status: 404, json: { code: 'not-found' } })
      }
    }
    expect(countOf(account)).toBe(1)
  })

  test('not when it is of an incarnation of its owner that has ended [TM-14]', async () => {
    const keypair = await product.keypair(account)
    await product.closeOwner(account)
    const body = { name: 'Acme' }
    expectStatus(await product.product.platform('register-account', account, { body }), 201)
    await product.grant(account, 'ada')
    for (const operationId of ['disable-keypair', 'remove-keypair', 'get-keypair']) {
      expect(await product.manage(operationId, keypair)).toMatchObject({ status: 404 })
    }
    expect(keypairItem(keypair)).toMatchObject({ version: 1 })
    expect(countOf(account)).toBe(0)
    const { json } = await product.product.manage('list-keypairs', 'ada', account)
    expect(json).toMatchObject({ items: [] })
  })
})

describe('a keypair is removed', () => {
  test('with all that hangs on it, and its event', async () => {
    const keypair = await product.keypair(account)
    expectStatus(await product.product.token(keypair), 200)
    expect(product.itemsNaming(keypair.keyId)).toHaveLength(3)
    expectStatus(await product.manage('remove-keypair', keypair), 204)
    expect(product.itemsNaming(keypair.keyId)).toEqual([])
    expect(countOf(account)).toBe(0)
    expect(eventOf(account, 'remove-keypair')).toMatchObject({
      keyId: keypair.keyId,
      rights: null,
    })
    expect(await product.manage('remove-keypair', keypair)).toMatchObject({ status: 404 })
  })
})

describe('the keypairs of an owner', () => {
  test('are listed page by page, each once, over pages of the table too', async () => {
    const made = new Set<string>()
    for (let count = 0; count < 25; count += 1) {
      made.add((await product.keypair(account)).keyId)
    }
    const seen: string[] = []
    let query: Record<string, string> = { limit: '10' }
    for (let pages = 1; ; pages += 1) {
      const reply = await product.product.manage('list-keypairs', 'ada', account, { query })
      const { items, nextCursor } = expectStatus(reply, 200).json
      if (!Array.isArray(items)) throw new Error('an answer without keypairs')
      expect(items.length).toBeLessThanOrEqual(10)
      seen.push(...items.map(({ keyId }) => `${keyId}`))
      if (typeof nextCursor !== 'string') {
        expect(pages).toBe(3)
        break
      }
      query = { limit: '10', cursor: nextCursor }
    }
    expect(seen).toEqual([...made].sort())
  })

  test('are listed with their uses, and those without any', async () => {
    const used = await product.keypair(account)
    const unused = await product.keypair(account)
    expectStatus(await product.product.token(used), 200)
    const { json } = await product.product.manage('list-keypairs', 'ada', account)
    expect(json.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ keyId: used.keyId, lastUsedAt: product.start.toISOString() }),
        expect.objectContaining({ keyId: unused.keyId, lastUsedAt: null }),
      ]),
    )
  })
})
