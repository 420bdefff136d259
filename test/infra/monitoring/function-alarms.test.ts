import { describe, expect, it } from 'vitest'
import { DAY } from '../../../shared/domain/duration.ts'
import { operations } from '../../../shared/operations/index.ts'
import { synthesized } from '../synthesized.ts'
import { alarmNamed, alarmsIn, functionOf } from './alarms.ts'

const template = synthesized()
const alarms = alarmsIn(template)

describe('throttles of functions', () => {
  it('are watched where machines call, and where nobody waits for an answer', () => {
    const watched = alarmNamed(alarms, 'function-throttles').watched
    const expected = operations.filter(
      (one) => one.kind !== 'http' || one.caller === 'keypair' || one.caller === 'anyone',
    )
    expect(expected.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['issue-token', 'get-jwks', 'sweep-closed-owner']),
    )
    expect(new Set(watched.map(({ dimensions }) => dimensions.FunctionName))).toEqual(
      new Set(expected.map(({ id }) => functionOf(template, id))),
    )
    expect(new Set(watched.map(({ name }) => name))).toEqual(new Set(['Throttles']))
  })
})

describe('errors of functions that nobody waits for', () => {
  it('are watched, each of them', () => {
    const watched = alarmNamed(alarms, 'background-errors').watched
    const background = operations.filter(({ kind }) => kind !== 'http')
    expect(watched.map(({ namespace, name }) => [namespace, name])).toEqual(
      background.map(() => ['AWS/Lambda', 'Errors']),
    )
    expect(watched.map(({ dimensions }) => dimensions)).toEqual(
      background.map(({ id }) => ({ FunctionName: functionOf(template, id) })),
    )
  })
})

describe('the daily reconciliation', () => {
  it('is reported missing when no run has been reported for more than a day, and not sooner', () => {
    const alarm = alarmNamed(alarms, 'reconciliation-silence')
    const { watched, Threshold, EvaluationPeriods, periodSeconds } = alarm
    expect(watched.map(({ name, statistic }) => [name, statistic])).toEqual([
      ['ItemsSwept', 'SampleCount'],
    ])
    expect(watched[0]?.dimensions.operation).toBe('reconcile-orphans')
    expect(Threshold).toBe(1)
    expect(EvaluationPeriods * periodSeconds).toBeGreaterThan(DAY)
    expect(EvaluationPeriods * periodSeconds).toBeLessThan(2 * DAY)
    expect(alarm.DatapointsToAlarm ?? EvaluationPeriods).toBe(EvaluationPeriods)
  })
})
