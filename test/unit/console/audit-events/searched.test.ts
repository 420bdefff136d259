import { expect, test } from 'vitest'
import { NO_FILTER } from '../../../../console/audit-events/event-filter.ts'
import { searchedOf } from '../../../../console/audit-events/searched.ts'
import { sampleEvent } from './sample-event.ts'

const created = sampleEvent()
const enabled = sampleEvent({ action: 'enable-keypair' })
const OF_KEYPAIR = { ...NO_FILTER, keyId: 'fbk_one' }

test('all events of a keypair are there once its creation is', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: true, maybeMore: false }
  expect(searchedOf({ ...search, loaded: [enabled, created] })).toBe(
    'These are all events of this keypair.',
  )
})

test('at the end of what is kept, a keypair may have had events before', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: false, maybeMore: false }
  const ofAnother = sampleEvent({ keyId: 'fbk_two' })
  expect(searchedOf({ ...search, loaded: [enabled, ofAnother] })).toBe(
    'These are all events of this keypair in the last 400 days.',
  )
})

test('while older events may be meant, those searched are counted', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: true, maybeMore: true }
  expect(searchedOf({ ...search, loaded: [enabled] })).toMatch(
    /^The newest 1 events, .+ were not\.$/,
  )
})
