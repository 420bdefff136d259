import { expect, test } from 'vitest'
import { grantsIn } from '../permissions/grants.ts'
import { nameOf } from '../references.ts'
import { synthesized } from '../synthesized.ts'

const TABLE_ARN = 'arn:aws:dynamodb:eu-west-1:123456789012:table/restored'
const STREAM_ARN = `${TABLE_ARN}/stream/2026-11-23T04:05:06.789`

const template = synthesized({ restoredTableStreamArn: STREAM_ARN })

test('every function reads and writes the restored table', () => {
  const names = Object.values(template.findResources('AWS::Lambda::Function')).flatMap(
    ({ Properties }) => Properties.Environment?.Variables?.TABLE_NAME ?? [],
  )
  expect(new Set(names)).toEqual(new Set(['restored']))
})

test('no function may touch another table, except that of the audit events', () => {
  const resources = grantsIn(template)
    .filter(({ action }) => action.startsWith('dynamodb:'))
    .map(({ resource }) => resource)
  expect(new Set(resources)).toEqual(new Set([TABLE_ARN, STREAM_ARN, 'StorageEvents']))
})

test('the sweep listens to its stream', () => {
  template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: STREAM_ARN,
    StartingPosition: 'TRIM_HORIZON',
  })
})

/** CloudFormation retains what it no longer manages. */
test('the audit events stay where they are, and the stack’s own table leaves the stack', () => {
  const tables = (of: ReturnType<typeof synthesized>) =>
    Object.keys(of.findResources('AWS::DynamoDB::GlobalTable'))
  const before = tables(synthesized())
  expect(before.map(nameOf).toSorted()).toEqual(['StorageEvents', 'StorageTable'])
  expect(tables(template)).toEqual(before.filter((id) => nameOf(id) === 'StorageEvents'))
})

/** Without a new key there are no tokens, because the backup's keys are removed. */
test('a signing key is made at the deployment: the function is another version', () => {
  const versionsOf = (of: ReturnType<typeof synthesized>) =>
    Object.keys(of.findResources('AWS::Lambda::Version')).filter((id) => id.includes('rotate'))
  expect(versionsOf(template)).not.toEqual(versionsOf(synthesized()))
  expect(versionsOf(template)).toHaveLength(1)
})
