import { describe, expect, it } from 'vitest'
import { DAY, secondsAfter } from '../../../shared/domain/duration.ts'
import { planRotation } from '../../../shared/domain/tokens/signing-key.ts'
import { signingKeyAges } from '../../../shared/domain/tokens/signing-key-ages.ts'
import { synthesized } from '../synthesized.ts'
import { alarmsIn } from './alarms.ts'

const template = synthesized()
const alarm = alarmsIn(template).get('signing-key-age')
if (alarm === undefined) throw new Error('there is no alarm on the age of the signing keys')
const { Threshold, TreatMissingData, EvaluationPeriods, logicalId } = alarm

describe('the age of the signing keys', () => {
  const everyDay = { runsOn: (_day: number) => true, makes: (_day: number) => true }

  /** The greatest age that the daily runs report in a year. */
  function oldestInAYear({ runsOn, makes }: typeof everyDay): number {
    const start = new Date('2026-01-01T00:00:00Z')
    const ages: number[] = []
    let keys: { kid: string; issuer: string; createdAt: Date; signsFrom: Date }[] = []
    for (let day = 0; day < 365; day++) {
      if (!runsOn(day)) continue
      const now = secondsAfter(start, day * DAY)
      const { create, retire } = planRotation(keys, 'i', now)
      if (create && makes(day)) keys.push({ kid: `${day}`, issuer: 'i', createdAt: now, ...create })
      ages.push(signingKeyAges(keys, 'i', now)?.oldestSeconds ?? 0)
      keys = keys.filter(({ kid }) => !retire.includes(kid))
    }
    return Math.max(...ages)
  }

  it('stays below the threshold while keys rotate, even if a day is missed now and then', () => {
    expect(oldestInAYear(everyDay)).toBeLessThan(Threshold)
    expect(oldestInAYear({ ...everyDay, runsOn: (day) => day % 5 < 4 })).toBeLessThan(Threshold)
  })

  it('passes the threshold soon if no next key is made', () => {
    expect(Threshold).toBeLessThanOrEqual(oldestInAYear(everyDay) + 3 * DAY)
    expect(oldestInAYear({ ...everyDay, makes: (day) => day < 20 })).toBeGreaterThan(Threshold)
  })

  it('raises the alarm when it is not reported for more than a day, and not sooner', () => {
    expect(TreatMissingData).toBe('breaching')
    expect(EvaluationPeriods * alarm.periodSeconds).toBeGreaterThan(DAY)
    expect(EvaluationPeriods * alarm.periodSeconds).toBeLessThan(2 * DAY)
    expect(alarm.DatapointsToAlarm ?? EvaluationPeriods).toBe(EvaluationPeriods)
  })

  it('is reported by a first run before the alarm exists', () => {
    const triggers = Object.keys(template.findResources('Custom::Trigger'))
    const resource = template.findResources('AWS::CloudWatch::Alarm')[logicalId]
    expect(resource?.DependsOn).toEqual(expect.arrayContaining(triggers))
  })
})
