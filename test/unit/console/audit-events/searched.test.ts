import { expect, test } from 'vitest'
import { NO_FILTER } from '../../../../console/audit-events/audit-event-filter.ts'
import { searchedOf } from '../../../../console/audit-events/searched.ts'
import { sampleAuditEvent } from './sample-audit-event.ts'

const created = sampleAuditEvent()
const enabled = sampleAuditEvent({ action: 'enable-keypair' })
const OF_KEYPAIR = { ...NO_FILTER, keyId: 'fbk_one' }

test('all audit events of a keypair are loaded once its creation is loaded', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: true, maybeMore: false }
  expect(searchedOf({ ...search, loaded: [enabled, created] })).toBe(
    'These are all audit events of this keypair.',
  )
})

test('without its creation, the text only claims the 400 days that are kept', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: false, maybeMore: false }
  const ofAnother = sampleAuditEvent({ keyId: 'fbk_two' })
  expect(searchedOf({ ...search, loaded: [enabled, ofAnother] })).toBe(
    'These are all audit events of this keypair in the last 400 days.',
  )
})

test('while older audit events may match, the text counts those that were searched', () => {
  const search = { filter: OF_KEYPAIR, hasOlder: true, maybeMore: true }
  expect(searchedOf({ ...search, loaded: [enabled] })).toMatch(
    /^The newest 1 audit events, .+ were not\.$/,
  )
})
