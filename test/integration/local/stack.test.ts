import {
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CommandError } from '../../../command-line/command-error.ts'
import type { Functions } from '../../../local/lambda/functions.ts'
import { platformRequest } from '../../../local/stack/platform-client.ts'
import { type Stack, startStack } from '../../../local/stack/stack.ts'

/** Enough for a cold JVM on a busy machine. */
const START_MILLISECONDS = 120_000

// This test starts DynamoDB Local, even if other tests use a running one.
vi.stubEnv('DYNAMODB_ENDPOINT', undefined)

const ran: string[] = []
const deletedOwners: string[] = []
const functions: Functions = {
  http: async (id) => async () => ({ statusCode: 200, body: id }),
  schedule: async (id) => async () => ran.push(id),
  stream: async () => async (event) => {
    deletedOwners.push(...event.Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S ?? ''))
    return { batchItemFailures: [] }
  },
}

describe('the stack, with DynamoDB Local and functions that do nothing', () => {
  let stack: Stack
  let client: DynamoDBClient
  const before = { ...process.env }
  beforeAll(async () => {
    stack = await startStack({ port: 0, functions, seed: true })
    client = new DynamoDBClient({})
  }, START_MILLISECONDS)
  afterAll(() => client.destroy())

  test('runs what a deployment runs before it is ready', () => {
    expect(ran).toEqual(['rotate-signing-key'])
  })

  test('makes a table like the deployed one, and points the SDK to it', async () => {
    const name = { TableName: process.env.TABLE_NAME }
    const { Table } = await client.send(new DescribeTableCommand(name))
    const ttl = await client.send(new DescribeTimeToLiveCommand(name))
    expect(Table).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    })
    expect(ttl.TimeToLiveDescription?.AttributeName).toBe('expiresAtEpochSeconds')
  })

  test('makes a separate table for the audit events, without a stream', async () => {
    const name = { TableName: process.env.AUDIT_EVENTS_TABLE_NAME }
    const { Table } = await client.send(new DescribeTableCommand(name))
    const ttl = await client.send(new DescribeTimeToLiveCommand(name))
    expect(Table?.LatestStreamArn).toBeUndefined()
    expect(ttl.TimeToLiveDescription?.AttributeName).toBe('expiresAtEpochSeconds')
  })

  test('accepts its own user’s token and the platform’s signature, and nothing else', async () => {
    const { accessToken, idToken } = await stack.identity.accessTokenOf('ada')
    const list = (token: string) =>
      fetch(`${stack.url}/v1/owners`, { headers: { authorization: `Bearer ${token}` } })
    const signed = await platformRequest(stack.url, 'PUT', '/v1/accounts/acme', { name: 'Acme' })
    expect(await (await list(accessToken)).text()).toBe('list-owners')
    expect((await list(idToken)).status).toBe(401)
    expect(await signed.text()).toBe('register-account')
  })

  test('sends the deletion of an owner item to the sweep, and nothing else', async () => {
    const put = (pk: string, sk: string) =>
      client.send(
        new PutItemCommand({ TableName: stack.tableName, Item: { pk: { S: pk }, sk: { S: sk } } }),
      )
    const remove = (pk: string, sk: string) =>
      client.send(
        new DeleteItemCommand({
          TableName: stack.tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
        }),
      )
    await put('ACCOUNT#a', 'KEYPAIR#k')
    await put('ACCOUNT#a', 'OWNER')
    await remove('ACCOUNT#a', 'KEYPAIR#k')
    await remove('ACCOUNT#a', 'OWNER')
    await vi.waitFor(() => expect(deletedOwners).toEqual(['ACCOUNT#a']), 30_000)
  }, 40_000)

  test('reports a port in use in one sentence, and stops what was started by then', async () => {
    const port = Number(new URL(stack.url).port)
    const again = startStack({ port, functions })
    await expect(again).rejects.toThrow(CommandError)
    await expect(again).rejects.toThrow(`Port ${port} is in use: choose another with --port.`)
  })

  test('stops everything that it started, and restores the environment', async () => {
    await stack.stop()
    await expect(fetch(stack.url)).rejects.toThrow()
    await expect(fetch(stack.endpoints.dynamodb)).rejects.toThrow()
    await expect(fetch(stack.endpoints.kms)).rejects.toThrow()
    expect(process.env).toEqual(before)
  }, 30_000)
})

test(
  'a start that fails half-way stops what it started',
  async () => {
    let dynamodb = ''
    const failing: Functions = {
      ...functions,
      schedule: async () => async () => {
        dynamodb = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? ''
        throw new Error('no signing key')
      },
    }
    await expect(startStack({ port: 0, functions: failing })).rejects.toThrow('no signing key')
    await expect(fetch(dynamodb)).rejects.toThrow()
  },
  START_MILLISECONDS,
)
