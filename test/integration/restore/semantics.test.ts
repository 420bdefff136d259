import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { type Kms, startKms } from '../../../local/kms/kms.ts'
import { type CreatedKeypair, freshId, pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { LOST_SCOPE } from './support/customers.ts'
import { RestoreEndpoint } from './support/restore-endpoint.ts'
import { type Run, runRestore } from './support/run.ts'
import { contentsOf, localClient, restoreInto } from './support/tables.ts'
import { changeWorld, type LaterWorld, type World, worldOfBackup } from './support/world.ts'

const tableName = freshId('lost')
const auditEventsTableName = freshId('events')
const restored = freshId('restored')
const words = ['--table', restored, '--events', auditEventsTableName]

let kms: Kms
let endpoint: RestoreEndpoint
let client: DynamoDBDocumentClient
let world: World
let later: LaterWorld
let oldKeys: readonly unknown[]
let run: Run
let product: TestStack

beforeAll(async () => {
  kms = await startKms({})
  endpoint = await RestoreEndpoint.start(inject('dynamodbEndpoint'))
  client = localClient(inject('dynamodbEndpoint'))
  const first = await TestStack.start({}, { kms, tableName, auditEventsTableName })
  world = await worldOfBackup(first)
  oldKeys = await keyIdsOf(first)
  await restoreInto(client, restored, await contentsOf(client, tableName))
  endpoint.markRestored(restored, new Date())
  later = await changeWorld(first, world)
  await first.stop()
  run = await runRestore(endpoint.url, words)
  // Functions remember what they read from their environment. These belong to another deployment.
  vi.resetModules()
  const { TestStack: Later } = await import('../../local-stack/test-stack.ts')
  product = await Later.start({}, { kms, tableName: restored, auditEventsTableName })
  // On another port the local identity provider is another issuer, with users of its own.
  await product.grant(world.account, 'ada')
})

afterAll(async () => {
  await product.stop()
  client.destroy()
  await endpoint.stop()
  await kms.stop()
})

async function keyIdsOf(at: TestStack): Promise<readonly unknown[]> {
  const { json } = await at.api('GET', '/.well-known/jwks.json')
  return Array.isArray(json.keys) ? json.keys.map(({ kid }) => kid) : []
}

const statusOf = async (keypair: CreatedKeypair) => (await product.token(keypair)).status
const lines = (verdict: string) =>
  run.output.split('\n').filter((line) => line.startsWith(`${verdict.padEnd(10)} `))

describe('after a restore, what was taken since the backup is taken again', () => {
  test('an administrator who was revoked is no longer one', async () => {
    const path = `${pathOf(world.environment)}/administrators`
    expect((await product.platform('GET', path)).json.items).toEqual([])
    expect(lines('revoked')).toEqual([expect.stringContaining('administrator tess')])
  })

  test('an environment that has blocked inheritance blocks it', async () => {
    const { status } = await product.api('GET', `${pathOf(world.environment)}/keypairs`, {
      as: 'ada',
    })
    expect(status).toBe(404)
  })

  test('an owner that was closed and registered again is closed, and reported', async () => {
    expect((await product.platform('DELETE', pathOf(world.reopened))).status).toBe(404)
    expect(lines('closed')).toEqual([expect.stringContaining(world.reopened.id)])
    expect(lines('lost')).toContainEqual(expect.stringContaining(world.reopened.id))
  })

  test('an expiry that was set is set', async () => {
    const { json } = await product.api('GET', world.expiring.path, { as: 'ada' })
    expect(json.expiresAt).toEqual(expect.any(String))
  })

  test('the signing keys of the backup sign and verify nothing', async () => {
    const keys = await keyIdsOf(product)
    expect(keys).not.toHaveLength(0)
    expect(keys.filter((kid) => oldKeys.includes(kid))).toEqual([])
  })

  test('an ETag of the lost time is no longer valid', async () => {
    const request = { as: 'ada', headers: { 'if-match': later.etag } }
    expect((await product.api('POST', `${world.disabled.path}/enable`, request)).status).toBe(412)
  })
})

describe('after a restore, what was given since the backup is reported, and not given', () => {
  test('an enabling', async () => {
    expect(await statusOf(world.enabled)).toBe(401)
    expect(lines('kept')).toContainEqual(expect.stringMatching(`${world.enabled.keyId}.*enabled`))
  })

  test('a scope', async () => {
    expect((await product.token(world.widened, { scope: LOST_SCOPE })).status).toBe(400)
    expect(lines('kept')).toContainEqual(
      expect.stringMatching(`${world.widened.keyId}.*scope ${LOST_SCOPE}`),
    )
  })

  test('a keypair, a grant, an owner', async () => {
    expect(await statusOf(later.created)).toBe(401)
    for (const name of [later.created.keyId, 'administrator gil', later.newer.id]) {
      expect(lines('lost')).toContainEqual(expect.stringContaining(name))
    }
  })
})

describe('the procedure', () => {
  test('is in the audit trail, with the operator as the actor', async () => {
    const path = `${pathOf(world.account)}/events?limit=100`
    const { json } = await product.api('GET', path, { as: 'ada' })
    expect(json.items).toContainEqual(
      expect.objectContaining({
        action: 'disable-keypair',
        keyId: world.disabled.keyId,
        actor: { type: 'operator' },
        changed: ['enabled'],
      }),
    )
  })

  test('takes nothing that was given after it, when it is run again', async () => {
    expect(await statusOf(world.disabled)).toBe(401)
    const keyIds = await keyIdsOf(product)
    await product.api('POST', `${world.disabled.path}/enable`, { as: 'ada' })
    await product.grant(world.environment, 'vic')
    const again = await runRestore(endpoint.url, words)
    expect(again.code).toBe(0)
    expect(again.output).not.toMatch(/^(closed|removed|reduced|kept|revoked|blocked|deleted) /m)
    expect(await statusOf(world.disabled)).toBe(200)
    expect(await keyIdsOf(product)).toEqual(keyIds)
  })
})
