import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { type Kms, startKms } from '../../../local/kms/kms.ts'
import { freshId, TestStack } from '../../local-stack/test-stack.ts'
import {
  type Customer,
  changeCustomers,
  createCustomers,
  registerOwners,
} from './support/customers.ts'
import { RestoreEndpoint } from './support/restore-endpoint.ts'
import { countIn, type Run, runRestore } from './support/run.ts'
import { contentsOf, type Items, localClient, restoreInto } from './support/tables.ts'
import { wronglyTold } from './support/verdicts.ts'

const MINUTES = 60_000

const tableName = freshId('lost')
const auditEventsTableName = freshId('events')
const restored = freshId('restored')
let kms: Kms
let endpoint: RestoreEndpoint
let client: DynamoDBDocumentClient
let backup: Items
let backupTime: Date
let events: Items
let customers: readonly Customer[]
let run: Run
let repaired: Items

/** A table restored from the backup, beside a copy of the audit trail after the changes. */
async function another(): Promise<{ table: string; words: readonly string[] }> {
  const table = freshId('restored')
  const itsEvents = freshId('events')
  await restoreInto(client, table, backup)
  await restoreInto(client, itsEvents, events)
  endpoint.markRestored(table, backupTime)
  return { table, words: ['--table', table, '--events', itsEvents, '--force'] }
}

beforeAll(async () => {
  kms = await startKms({})
  endpoint = await RestoreEndpoint.start(inject('dynamodbEndpoint'))
  client = localClient(inject('dynamodbEndpoint'))
  const product = await TestStack.start({}, { kms, tableName, auditEventsTableName })
  try {
    const owners = await registerOwners(product)
    const created = await createCustomers(product, owners)
    backup = await contentsOf(client, tableName)
    backupTime = new Date()
    customers = await changeCustomers(product, owners, created)
    events = await contentsOf(client, auditEventsTableName)
  } finally {
    await product.stop()
  }
  await restoreInto(client, restored, backup)
  endpoint.markRestored(restored, backupTime)
  run = await runRestore(endpoint.url, ['--table', restored, '--events', auditEventsTableName])
  repaired = await contentsOf(client, restored)
}, 10 * MINUTES)

afterAll(async () => {
  client.destroy()
  await endpoint.stop()
  await kms.stop()
})

describe('after the restore of a backup', () => {
  test('the procedure reports what it did', () => {
    expect({ code: run.code, errors: run.errors }).toEqual({ code: 0, errors: '' })
    expect(countIn(run, 'owners closed again')).toBe(2)
    expect(countIn(run, 'keypairs removed again')).toBe(60)
    // Disabled, rotated, retired and narrowed.
    expect(countIn(run, 'keypairs reduced to fewer rights than in the backup')).toBe(
      60 + 40 + 30 + 30 + 40,
    )
    // Commented; disabled and enabled.
    expect(countIn(run, 'keypairs left as in the backup, although they have changed since')).toBe(
      40,
    )
    expect(run.output).toContain(`restoredTableStreamArn arn:aws:dynamodb:`)
    expect(endpoint.isRecoverable(restored)).toBe(true)
  })

  /** Somebody who was shut out waits for a disaster, and returns with yesterday’s table. */
  test(
    'none of 300 keypairs gets a token that was taken from it, and all 700 others get theirs [TM-43] [RG-16]',
    async () => {
      expect(customers).toHaveLength(1_000)
      // Functions remember what they read from their environment. These belong to another deployment.
      vi.resetModules()
      const { TestStack: Later } = await import('../../local-stack/test-stack.ts')
      const product = await Later.start({}, { kms, tableName: restored, auditEventsTableName })
      try {
        expect(await wronglyTold(product, customers)).toEqual([])
      } finally {
        await product.stop()
      }
    },
    5 * MINUTES,
  )

  test('a second run finds nothing to do, and writes nothing', async () => {
    const before = await contentsOf(client, restored)
    const again = await runRestore(endpoint.url, [
      '--table',
      restored,
      '--events',
      auditEventsTableName,
    ])
    expect(again.code).toBe(0)
    expect(verdictsOf(again.output)).toEqual([])
    expect(await contentsOf(client, restored)).toEqual(before)
  })

  test('the next run finishes a run that was killed half-way', async () => {
    const { table, words } = await another()
    const killed = await runRestore(endpoint.url, words, (script) => {
      endpoint.interruptAfter(100, () => script.kill('SIGKILL'))
    })
    expect(killed.code).toBe(null)
    endpoint.goOn()
    expect((await runRestore(endpoint.url, words)).code).toBe(0)
    expect(rightsIn(await contentsOf(client, table))).toEqual(rightsIn(repaired))
  })

  test('a dry run reports the same, and writes nothing', async () => {
    const { table, words } = await another()
    const { code, output } = await runRestore(endpoint.url, [...words, '--dry-run'])
    expect(code).toBe(0)
    expect(verdictsOf(output)).toEqual(verdictsOf(run.output))
    expect(await contentsOf(client, table)).toEqual(backup)
  })
})

/** A table, except the moment at which the procedure ran. */
function rightsIn(items: Items): readonly unknown[] {
  const now = new Date().toISOString()
  return items.map(({ updatedAt: _, ...item }) => ({
    ...item,
    secrets: Array.isArray(item.secrets)
      ? item.secrets.map(({ expiresAt, ...secret }) => ({
          ...secret,
          isDead: expiresAt !== null && expiresAt <= now,
        }))
      : undefined,
  }))
}

function verdictsOf(output: string): readonly string[] {
  const verdict = /^(closed|removed|reduced|kept|revoked|blocked|deleted|lost) /
  return output
    .split('\n')
    .filter((line) => verdict.test(line))
    .toSorted()
}
