import { describe, expect, it } from 'vitest'
import { DAY } from '../../../shared/domain/duration.ts'
import { operations } from '../../../shared/operations/index.ts'
import {
  METRIC_NAMESPACE,
  METRICS,
  type MetricName,
} from '../../../shared/telemetry/metric-names.ts'
import { synthesized } from '../synthesized.ts'
import { alarmMatrix } from './alarm-matrix.ts'
import { alarmsIn } from './alarms.ts'

const alarms = alarmsIn(synthesized())
const everyAlarm = [...alarms.values()].map((alarm) => ({ name: alarm.name, alarm }))

describe('alarms', () => {
  it('are those of the committed matrix', async () => {
    await expect(alarmMatrix([...alarms.values()])).toMatchFileSnapshot('./alarm-matrix.txt')
  })

  it('treat missing data as a fault where a daily run reports, and nowhere else', () => {
    const daily = operations.filter(({ kind }) => kind === 'schedule')
    const silent = everyAlarm.filter(({ alarm }) => alarm.TreatMissingData === 'breaching')
    expect(daily.map(({ id }) => id)).toEqual(['reconcile-orphans', 'rotate-signing-key'])
    expect(silent.map(({ name }) => name)).toEqual(['signing-key-age', 'reconciliation-silence'])
  })
})

describe.each(everyAlarm)('the alarm $name', ({ name, alarm }) => {
  it('has its stage in its name, and says what is wrong and where to read what to do', () => {
    expect(alarm.AlarmName).toBe(`feedback-keys-test/${name}`)
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].+\. See [a-z-]+ in docs\/runbook\.md\.$/)
    expect(alarm.AlarmDescription).toContain(` See ${name} in `)
  })

  it('goes off above its threshold, or below it for missing runs, and says how it treats missing data', () => {
    const countsRuns = name === 'reconciliation-silence'
    expect(alarm.ComparisonOperator).toBe(countsRuns ? 'LessThanThreshold' : 'GreaterThanThreshold')
    expect(['breaching', 'notBreaching']).toContain(alarm.TreatMissingData)
  })

  it('keeps to the limits of CloudWatch', () => {
    const lookedBackSeconds = alarm.periodSeconds * alarm.EvaluationPeriods
    expect(alarm.watched.length).toBeLessThanOrEqual(10)
    expect(alarm.periodSeconds % 60).toBe(0)
    expect(lookedBackSeconds).toBeGreaterThan(0)
    expect(lookedBackSeconds).toBeLessThanOrEqual(alarm.periodSeconds < 3600 ? DAY : 7 * DAY)
  })

  it('watches our metrics as the functions of this stack emit them', () => {
    const ours = alarm.watched.filter(({ namespace }) => namespace === METRIC_NAMESPACE)
    for (const { name: metric, dimensions } of ours) {
      const declared = Object.entries(METRICS).find(([one]) => one === metric)?.[1]
      const dimension = declared && 'dimension' in declared ? [declared.dimension] : []
      expect(declared).toBeDefined()
      expect(Object.keys(dimensions).toSorted()).toEqual([...dimension, 'service'])
      expect(dimensions.service).toBe('feedback-keys-test')
    }
  })
})

describe('our metrics', () => {
  it.each<MetricName>(['ItemsSwept', 'SigningKeyAge', 'TokensIssued', 'TokensRefused'])(
    '%s is watched',
    (one) => {
      const watched = everyAlarm.flatMap(({ alarm }) => alarm.watched.map(({ name }) => name))
      expect(watched).toContain(one)
    },
  )
})
