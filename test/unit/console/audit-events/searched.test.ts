import { expect, test } from 'vitest'
import { NO_FILTER } from '../../../../console/audit-events/audit-event-filter.ts'
import { searchedOf } from '../../../../console/audit-events/searched.ts'
import { sampleAuditEvent } from './sample-audit-event.ts'

const created = sampleAuditEvent()
const enabled = sampleAuditEvent({ action: 'enable-keypair' })
const OF_KEYPAIR = { ...NO_FILTER, keyId: 'fbk_one' }

test('all events of a keypair are there once its creation is', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: true, maybeMore: false }
  expect(searchedOf({ ...search, loaded: [enabled, created] })).toBe(
    'These are all audit events of this keypair.',
  )
})

test('at the end of what is kept, a keypair may have had events before', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: false, maybeMore: false }
  const ofAnother = sampleAuditEvent({ keyId: 'fbk_two' })
  expect(searchedOf({ ...search, loaded: [enabled, ofAnother] })).toBe(
    'These are all audit events of this keypair in the last 400 days.',
  )
})

test('while older events may be meant, those searched are counted', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: true, maybeMore: true }
  expect(searchedOf({ ...search, loaded: [enabled] })).toMatch(
    /^The newest 1 audit events, .+ were not\.$/,
  )
})
