// Audit events that leave something open: everything that could have been taken is taken.
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { administratorGranter } from '../../../shared/aws/owners/administrator-granter.ts'
import { ownerFinder } from '../../../shared/aws/owners/owner-finder.ts'
import { auditEventToItem } from '../../../shared/aws/table/items/audit-event-item.ts'
import {
  type AuditAction,
  type AuditEvent,
  newAuditEvent,
} from '../../../shared/domain/audit/audit-event.ts'
import type { OpenOwner, OwnerRef } from '../../../shared/domain/owners/owner.ts'
import { freshId, pathOf, TestStack } from '../../local-stack/test-stack.ts'
import { RestoreEndpoint } from './support/restore-endpoint.ts'
import { runRestore } from './support/run.ts'
import { contentsOf, localClient, restoreInto } from './support/tables.ts'

let product: TestStack
let endpoint: RestoreEndpoint
let client: DynamoDBDocumentClient
let account: OwnerRef
let open: OpenOwner

/** An audit event that somebody wrote by hand, dated now. */
const told = (action: AuditAction, subject: Partial<AuditEvent>) =>
  newAuditEvent(
    { at: new Date(), requestId: 'r', actor: { type: 'platform', principal: 'arn:somebody' } },
    action,
    open.owner,
    subject,
  )
const write = (event: AuditEvent) =>
  client.send(
    new PutCommand({
      TableName: product.stack.auditEventsTableName,
      Item: auditEventToItem(event),
    }),
  )

beforeAll(async () => {
  product = await TestStack.start()
  endpoint = await RestoreEndpoint.start(inject('dynamodbEndpoint'))
  client = localClient(inject('dynamodbEndpoint'))
  account = await product.account('ada')
  const found = await ownerFinder(product.stack).find(account)
  if (found === undefined) throw new Error('the account is not open')
  open = found
})

afterAll(async () => {
  await product.stop()
  client.destroy()
  await endpoint.stop()
})

/** What the script reports for a backup made now, after this has happened. */
async function linesAfter(change: () => Promise<unknown>) {
  const table = freshId('restored')
  await restoreInto(client, table, await contentsOf(client, product.stack.tableName))
  endpoint.markRestored(table, new Date())
  await change()
  const words = ['--table', table, '--events', product.stack.auditEventsTableName]
  const { code, output } = await runRestore(endpoint.url, words)
  expect(code).toBe(0)
  const again = await runRestore(endpoint.url, words)
  return { table, lines: output.split('\n'), again: again.output.split('\n') }
}

const about = (name: string) => (line: string) => line.includes(name)

test('a keypair is disabled when an audit event does not say what it may do', async () => {
  const { keyId } = await product.keypair(account, 'ada')
  const { table, lines, again } = await linesAfter(() => write(told('update-keypair', { keyId })))
  expect(lines.filter(about(keyId))).toEqual([
    expect.stringMatching(
      /^reduced .*: changed enabled; an audit event does not say what it may do/,
    ),
  ])
  const items = await contentsOf(client, table)
  expect(items.find((item) => item.keyId === keyId && 'secrets' in item)).toMatchObject({
    enabled: false,
  })
  expect(again.filter(about(keyId))).toEqual([])
})

/** The identity provider was replaced: its `zoe` is a different person. */
test('an administrator who was revoked loses the right, even if the same sub was granted since', async () => {
  const { type, id, incarnation } = open.owner
  const user = { issuer: 'https://former.example', subject: 'zoe' }
  await administratorGranter(product.stack).grant(
    open,
    { owner: { type, id }, incarnation, user, grantedAt: new Date() },
    told('grant-administrator', { userId: 'zoe' }),
  )
  const { lines, again } = await linesAfter(async () => {
    await write(told('revoke-administrator', { userId: 'zoe' }))
    await product.platform('PUT', `${pathOf(account)}/administrators/zoe`)
  })
  expect(lines.filter(about('administrator zoe'))).toEqual([
    expect.stringMatching(/^revoked .*: a user of https:\/\/former\.example$/),
    expect.stringMatching(/^lost .*: granted since/),
  ])
  expect(again.filter(about('administrator zoe'))).toEqual([
    expect.stringMatching(/^lost .*: granted since/),
  ])
})
