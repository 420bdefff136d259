import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateExpiry,
  expiryOf,
  localDate,
  PRESETS_DAYS,
  presetExpiry,
} from '../../../../../console/keypairs/form/expiry-draft.ts'

describe('an expiry', () => {
  it('of a preset is so many times 24 hours after the choice, to the second', () => {
    const now = new Date('2030-01-31T12:34:56.789Z')
    const at = PRESETS_DAYS.map((days) => expiryOf(presetExpiry(days, now))?.toISOString())
    expect(at).toEqual([
      '2030-03-02T12:34:56.000Z',
      '2030-05-01T12:34:56.000Z',
      '2031-01-31T12:34:56.000Z',
    ])
  })

  it('that was typed is in the reader’s time zone', () => {
    const at = expiryOf({ kind: 'date', date: '2031-06-15', time: '08:30' })
    expect(at).toEqual(new Date(2031, 5, 15, 8, 30))
  })

  it('that is kept keeps its milliseconds', () => {
    const at = new Date('2030-01-31T12:34:56.789Z')
    expect(expiryOf({ kind: 'kept', at })).toBe(at)
    expect(expiryOf({ kind: 'never' })).toBeNull()
  })

  it('is typed starting from the keypair’s own, and keeps its seconds while the minute is the same', () => {
    const at = new Date(2031, 5, 5, 8, 3, 20, 123)
    const typed = dateExpiry({ kind: 'kept', at })
    expect(typed).toMatchObject({ date: '2031-06-05', time: '08:03' })
    expect(expiryOf(typed)).toBe(at)
    const later = { ...typed, time: '08:04' } as const
    expect(expiryOf(later)).toEqual(new Date(2031, 5, 5, 8, 4))
    expect(expiryOf({ ...typed, date: '2031-06-06' })).toEqual(new Date(2031, 5, 6, 8, 3))
  })

  it('is typed starting from the end of the day of the previous choice', () => {
    const at = new Date(2031, 5, 5, 8, 30)
    const chosen = dateExpiry({ kind: 'preset', days: 30, at })
    expect(chosen).toEqual({ kind: 'date', date: '2031-06-05', time: '23:59' })
    expect(dateExpiry({ kind: 'never' })).toMatchObject({ date: '' })
    const typed = { kind: 'date', date: '2031', time: '0' } as const
    expect(dateExpiry(typed)).toBe(typed)
  })

  it('has a day that is read back as it was written, for every day', () => {
    const days = fc.date({
      min: new Date(2000, 0, 1),
      max: new Date(9998, 0, 1),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (day) => {
        const at = expiryOf({ kind: 'date', date: localDate(day), time: '12:00' })
        expect(at && localDate(at)).toBe(localDate(day))
      }),
    )
  })
})
