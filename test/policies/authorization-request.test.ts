import { describe, expect, it } from 'vitest'
import { authorizationRequestsOf } from './recording/authorization-request.ts'

function onItem(pk: string, TableName = 'table') {
  return { TableName, Key: { pk, sk: 'any' } }
}

function leading(...partitions: readonly string[]) {
  return { 'dynamodb:LeadingKeys': partitions }
}

describe('the question to IAM', () => {
  it('for a transaction names its parts, by kind and table', () => {
    const requests = authorizationRequestsOf('DynamoDBClient', 'TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: 'table', Item: { pk: 'B', sk: 'any' } } },
        { ConditionCheck: onItem('A') },
        { Put: { TableName: 'events', Item: { pk: 'E', sk: 'any' } } },
        { Put: { TableName: 'table', Item: { pk: 'A', sk: 'any' } } },
        { Update: onItem('C') },
        { Delete: onItem('D') },
      ],
    })
    expect(requests).toEqual([
      { action: 'dynamodb:PutItem', resource: 'table', context: leading('A', 'B') },
      { action: 'dynamodb:PutItem', resource: 'events', context: leading('E') },
      { action: 'dynamodb:UpdateItem', resource: 'table', context: leading('C') },
      { action: 'dynamodb:DeleteItem', resource: 'table', context: leading('D') },
      { action: 'dynamodb:ConditionCheckItem', resource: 'table', context: leading('A') },
    ])
  })

  it('for a batch names all its partitions together', () => {
    const Keys = ['B', 'A', 'B'].map((pk, place) => ({ pk, sk: String(place) }))
    expect(
      authorizationRequestsOf('DynamoDBClient', 'BatchGetItem', {
        RequestItems: { table: { Keys } },
      }),
    ).toEqual([{ action: 'dynamodb:BatchGetItem', resource: 'table', context: leading('A', 'B') }])
  })

  it('for a query names its partition, and for a scan none', () => {
    const query = {
      TableName: 'table',
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': 'A', ':prefix': 'B' },
    }
    expect(authorizationRequestsOf('DynamoDBClient', 'Query', query)).toEqual([
      { action: 'dynamodb:Query', resource: 'table', context: leading('A') },
    ])
    expect(authorizationRequestsOf('DynamoDBClient', 'Scan', { TableName: 'table' })).toEqual([
      { action: 'dynamodb:Scan', resource: 'table', context: {} },
    ])
  })

  it('for the use of a key names its algorithm and its whole encryption context', () => {
    const mac = { KeyId: 'key', MacAlgorithm: 'HMAC_SHA_256', Message: new Uint8Array() }
    expect(authorizationRequestsOf('KMSClient', 'GenerateMac', mac)).toEqual([
      {
        action: 'kms:GenerateMac',
        resource: 'key',
        context: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] },
      },
    ])
    const wrapped = { KeyId: 'key', EncryptionContext: { purpose: 'signing', kid: 'a' } }
    expect(authorizationRequestsOf('KMSClient', 'Decrypt', wrapped)).toEqual([
      {
        action: 'kms:Decrypt',
        resource: 'key',
        context: {
          'kms:EncryptionContext:purpose': ['signing'],
          'kms:EncryptionContext:kid': ['a'],
        },
      },
    ])
  })

  it('is an error for an unknown call, not a guess', () => {
    expect(() => authorizationRequestsOf('DynamoDBClient', 'BatchWriteItem', {})).toThrow(
      'no rule says yet what IAM is asked for BatchWriteItem',
    )
  })
})
