import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { checkDraft } from '../../../../../console/keypairs/form/check-draft.ts'
import { emptyDraft, type KeypairDraft } from '../../../../../console/keypairs/form/draft.ts'
import { createKeypair } from '../../../../../shared/operations/create-keypair.ts'

const NOW = new Date('2030-01-31T12:00:00Z')
const YESTERDAY = new Date('2030-01-30T12:00:00Z')
const LATER_YESTERDAY = new Date('2030-01-30T12:00:00.001Z')

function check(changes: Partial<KeypairDraft>) {
  return checkDraft({ ...emptyDraft(), scopes: ['feedback-report:read'], ...changes }, NOW)
}

describe('a draft of a keypair', () => {
  it('needs only a scope', () => {
    expect(checkDraft(emptyDraft(), NOW)).toEqual({
      errors: { scopes: expect.stringContaining('at least one scope') },
    })
    expect(check({})).toEqual({
      value: { comment: null, scopes: ['feedback-report:read'], expiresAt: null },
    })
  })

  it('with an invisible comment has no comment', () => {
    expect(check({ comment: ' \u00A0 ' })).toMatchObject({ value: { comment: null } })
    expect(check({ comment: ' export ' })).toMatchObject({ value: { comment: ' export ' } })
  })

  it('has its comment in the form that the service stores', () => {
    expect(check({ comment: 'Cafe\u0301' })).toMatchObject({ value: { comment: 'Caf\u00E9' } })
  })

  it('may have a comment of 256 code points', () => {
    expect(check({ comment: '😀'.repeat(256) })).toHaveProperty('value')
    expect(check({ comment: '😀'.repeat(257) })).toEqual({
      errors: { comment: 'Comment must have at most 256 characters.' },
    })
  })

  it('names the malformed scope', () => {
    expect(check({ scopes: ['feedback-admin', 'a scope'] })).toEqual({
      errors: { scopes: expect.stringMatching(/^a scope must be a scope: /) },
    })
  })

  it('expires in the future, unless the keypair already has that expiry', () => {
    const past = { days: 30, at: YESTERDAY }
    const errors = { expiresAt: 'Choose a time in the future.' }
    expect(check({ expiry: { kind: 'preset', ...past } })).toEqual({ errors })
    expect(check({ expiry: { kind: 'date', date: '2030-01-29', time: '12:00' } })).toEqual({
      errors,
    })
    expect(check({ expiry: { kind: 'kept', at: YESTERDAY } })).toMatchObject({
      value: { expiresAt: YESTERDAY },
    })
  })

  it('with an expiry of the last 24 hours passes, because the service’s clock decides', () => {
    const expiry = { kind: 'preset', days: 30, at: LATER_YESTERDAY } as const
    expect(check({ expiry })).toMatchObject({ value: { expiresAt: LATER_YESTERDAY } })
  })

  it('with an incomplete date or time asks for both', () => {
    const errors = { expiresAt: 'Choose a date and a time.' }
    expect(check({ expiry: { kind: 'date', date: '', time: '23:59' } })).toEqual({ errors })
    expect(check({ expiry: { kind: 'date', date: '2031-02', time: '23:59' } })).toEqual({ errors })
    expect(check({ expiry: { kind: 'date', date: '2031-02-01', time: '2' } })).toEqual({ errors })
    expect(check({ expiry: { kind: 'date', date: '2031-13-01', time: '12:00' } })).toEqual({
      errors,
    })
  })

  it('that passes is a body that the operation accepts, whatever was typed', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
    const typing = fc.record({
      comment: fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit })),
      scopes: fc.oneof(
        fc.uniqueArray(fc.stringMatching(/^[!-Z]{1,70}$/), { maxLength: 60 }),
        fc.array(fc.string()),
      ),
    })
    fc.assert(
      fc.property(typing, (typed) => {
        const checked = check(typed)
        if ('errors' in checked) return
        const sent = JSON.parse(JSON.stringify(checked.value))
        expect(z.safeParse(createKeypair.body, sent).error).toBeUndefined()
      }),
    )
  })
})
