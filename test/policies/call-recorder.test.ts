import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { dynamodb } from '../../shared/aws/sdk/clients.ts'
import { getItem } from '../../shared/aws/table/table.ts'
import { fakeDynamoDb } from '../unit/support/fake-aws.ts'
import { recorded, recordedLines } from './recording/call-recorder.ts'

const read = async (pk: string) => await getItem('the-table', { pk, sk: 'any' })
let before: readonly string[] = []

function recordedSince(): readonly unknown[] {
  const lines = recordedLines().filter((line) => !before.includes(line))
  return lines.map((line): unknown => JSON.parse(line))
}

function readOf(operation: string, pk: string, resource = '$TABLE_NAME') {
  const context = { 'dynamodb:LeadingKeys': [pk] }
  return { operation, action: 'dynamodb:GetItem', resource, context }
}

describe('a recording', () => {
  beforeAll(() => {
    vi.stubEnv('TABLE_NAME', 'the-table')
  })
  beforeEach(() => {
    before = recordedLines()
  })

  it('names the function that made each call, even if several run at the same time', async () => {
    const aws = fakeDynamoDb({})
    const one = recorded('one', async (pk: string) => [await read(pk), await read(`${pk}-again`)])
    const other = recorded('other', read)
    await Promise.all([one('A'), other('B')])
    aws.restore()
    const expected = [readOf('one', 'A'), readOf('one', 'A-again'), readOf('other', 'B')]
    expect(recordedSince()).toHaveLength(expected.length)
    expect(recordedSince()).toEqual(expect.arrayContaining(expected))
  })

  it('includes calls that fail, and each distinct call once', async () => {
    const aws = fakeDynamoDb(new Error('a fault'))
    const failing = recorded('failing', read)
    await expect(failing('A')).rejects.toThrow()
    await expect(failing('A')).rejects.toThrow()
    aws.restore()
    expect(recordedSince()).toEqual([readOf('failing', 'A')])
  })

  it('does not include calls that a test makes outside of a function', async () => {
    const aws = fakeDynamoDb({})
    await recorded('one', async () => {})()
    await read('nobody')
    aws.restore()
    expect(recordedSince()).toEqual([])
  })

  it('replaces the values of the function’s variables with their names, and no other values', async () => {
    const aws = fakeDynamoDb({})
    vi.stubEnv('TABLE_NAME', 'another-table')
    await recorded('lost', read)('A')
    vi.stubEnv('TABLE_NAME', 'the-table')
    aws.restore()
    expect(recordedSince()).toEqual([readOf('lost', 'A', 'the-table')])
  })

  it('records a call that it cannot read as one that nobody may make', async () => {
    const aws = fakeDynamoDb({})
    const command = new BatchWriteCommand({ RequestItems: {} })
    await recorded('odd', async () => await dynamodb().send(command))()
    aws.restore()
    expect(recordedSince()).toMatchObject([{ operation: 'odd', action: 'BatchWriteItem' }])
  })
})
