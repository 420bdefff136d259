import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../shared/domain/duration.ts'
import { operations } from '../../shared/operations/index.ts'
import { METRIC_NAMESPACE, METRICS, type MetricName } from '../../shared/telemetry/metric-names.ts'
import { alarmMatrix } from './alarm-matrix.ts'
import { alarmsIn, type WatchingAlarm } from './alarms.ts'
import { nameOf } from './references.ts'
import { synthesized } from './synthesized.ts'

const template = synthesized()
const alarms = alarmsIn(template)
const everyAlarm = [...alarms.values()].map((alarm) => ({ name: alarm.name, alarm }))

function alarmNamed(name: string): WatchingAlarm {
  const alarm = alarms.get(name)
  if (alarm === undefined) throw new Error(`there is no alarm ${name}`)
  return alarm
}

/** As dimensions name it. */
function functionOf(operationId: string): string | undefined {
  const functions = template.findResources('AWS::Lambda::Function', {
    Properties: { Handler: `${operationId}.handler` },
  })
  return Object.keys(functions).map(nameOf)[0]
}

describe('alarms', () => {
  it('are those of the committed matrix', async () => {
    await expect(alarmMatrix([...alarms.values()])).toMatchFileSnapshot('./alarm-matrix.txt')
  })

  it('take silence for a fault where a daily run tells something, and nowhere else', () => {
    const daily = operations.filter(({ kind }) => kind === 'schedule')
    const silent = everyAlarm.filter(({ alarm }) => alarm.TreatMissingData === 'breaching')
    expect(daily.map(({ id }) => id)).toEqual(['reconcile-orphans', 'rotate-signing-key'])
    expect(silent.map(({ name }) => name)).toEqual(['signing-key-age', 'reconciliation-silence'])
  })
})

describe.each(everyAlarm)('the alarm $name', ({ name, alarm }) => {
  it('is named after its stage, and says what is wrong and where it is told what to do', () => {
    expect(alarm.AlarmName).toBe(`feedback-keys-test/${name}`)
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].+\. See [a-z-]+ in docs\/runbook\.md\.$/)
    expect(alarm.AlarmDescription).toContain(` See ${name} in `)
  })

  it('goes off above its threshold, or below for want of runs, and has a word on silence', () => {
    const countsRuns = name === 'reconciliation-silence'
    expect(alarm.ComparisonOperator).toBe(countsRuns ? 'LessThanThreshold' : 'GreaterThanThreshold')
    expect(['breaching', 'notBreaching']).toContain(alarm.TreatMissingData)
  })

  it('keeps to what CloudWatch takes', () => {
    const lookedBackSeconds = alarm.periodSeconds * alarm.EvaluationPeriods
    expect(alarm.watched.length).toBeLessThanOrEqual(10)
    expect(alarm.periodSeconds % 60).toBe(0)
    expect(lookedBackSeconds).toBeGreaterThan(0)
    expect(lookedBackSeconds).toBeLessThanOrEqual(alarm.periodSeconds < 3600 ? DAY : 7 * DAY)
  })

  it('watches metrics of ours as the functions of this stack emit them', () => {
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

describe('throttles of functions', () => {
  it('are watched where machines call, and where nobody waits', () => {
    const watched = alarmNamed('function-throttles').watched
    const expected = operations.filter(
      (one) => one.kind !== 'http' || one.caller === 'keypair' || one.caller === 'anyone',
    )
    expect(expected.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['issue-token', 'get-jwks', 'sweep-closed-owner']),
    )
    expect(new Set(watched.map(({ dimensions }) => dimensions.FunctionName))).toEqual(
      new Set(expected.map(({ id }) => functionOf(id))),
    )
    expect(new Set(watched.map(({ name }) => name))).toEqual(new Set(['Throttles']))
  })
})

describe('errors of functions that nobody waits for', () => {
  it('are watched, each of them', () => {
    const watched = alarmNamed('background-errors').watched
    const background = operations.filter(({ kind }) => kind !== 'http')
    expect(watched.map(({ namespace, name }) => [namespace, name])).toEqual(
      background.map(() => ['AWS/Lambda', 'Errors']),
    )
    expect(watched.map(({ dimensions }) => dimensions)).toEqual(
      background.map(({ id }) => ({ FunctionName: functionOf(id) })),
    )
  })
})

describe('the daily reconciliation', () => {
  it('is missed when for more than a day it has told of no run, and not sooner', () => {
    const alarm = alarmNamed('reconciliation-silence')
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

describe('faults of the API', () => {
  it('are a rate, and none among a handful of requests', () => {
    const { expressions, Threshold } = alarmNamed('api-faults')
    expect(expressions).toEqual(['IF(requests >= 10, 100 * faults / requests, 0)'])
    expect(Threshold).toBe(5)
  })

  const byToken = ['token-faults', 'token-faults-hourly']

  it.each(byToken)('of the token endpoint are told from refusals by %s', (name) => {
    const { expressions, watched } = alarmNamed(name)
    const reasons = watched.flatMap(({ dimensions }) => dimensions.reason ?? [])
    expect(reasons).toEqual(['temporarily_unavailable', 'server_error'])
    // Without any token the metric of issued ones has no data, and a plain sum with it no result.
    expect(expressions[0]).toContain('/ SUM([unavailable, broken, died, issued])')
  })

  it.each(byToken)('of a token function that dies before it can tell count for %s', (name) => {
    const died = alarmNamed(name).watched.find(({ id }) => id === 'died')
    expect(died).toMatchObject({
      namespace: 'AWS/Lambda',
      name: 'Errors',
      dimensions: { FunctionName: functionOf('issue-token') },
    })
  })

  it.each([
    ['api-faults-hourly', 'IF(faults >= 3, '],
    ['token-faults-hourly', 'IF(SUM([unavailable, broken, died]) >= 3, '],
  ])('are told of by %s where there are three within an hour, however few ask', (name, start) => {
    const { expressions, periodSeconds, EvaluationPeriods } = alarmNamed(name)
    expect(expressions[0]?.slice(0, start.length)).toBe(start)
    expect(periodSeconds * EvaluationPeriods).toBe(3600)
  })

  it('of latency are those of the token route, which has metrics of its own', () => {
    const { watched, ExtendedStatistic } = alarmNamed('token-latency')
    expect(ExtendedStatistic).toBe('p99')
    expect(watched[0]?.dimensions).toMatchObject({ Method: 'POST', Resource: '/oauth2/token' })
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: { 'POST /oauth2/token': Match.objectLike({ DetailedMetricsEnabled: true }) },
      DefaultRouteSettings: { DetailedMetricsEnabled: Match.absent() },
    })
  })
})

/**
 * CloudWatch ignores missing data of DynamoDB whatever the alarm says, and throttles have no data when
 * there are none: such an alarm goes off once and never again.
 */
describe('what DynamoDB refuses', () => {
  it.each(['table-throttles', 'table-faults'])('is zero for %s when nothing is told', (name) => {
    const { expressions, watched, EvaluationPeriods, DatapointsToAlarm } = alarmNamed(name)
    const filled = watched.map((_, place) => `FILL(m${place}, 0)`)
    expect(expressions).toEqual([`SUM([${filled.join(', ')}])`])
    expect(DatapointsToAlarm).toBeLessThan(EvaluationPeriods)
  })

  it('is watched at both tables', () => {
    const { watched } = alarmNamed('table-throttles')
    expect(watched.map(({ name, dimensions }) => [dimensions.TableName, name])).toEqual([
      ['StorageTable', 'ReadThrottleEvents'],
      ['StorageTable', 'WriteThrottleEvents'],
      ['StorageEvents', 'ReadThrottleEvents'],
      ['StorageEvents', 'WriteThrottleEvents'],
    ])
    const refusing = alarmNamed('table-faults').watched.map(({ dimensions }) => dimensions)
    expect(refusing).toContainEqual({ TableName: 'StorageEvents', Operation: 'Query' })
  })
})

describe('[TM-23] calls of KMS', () => {
  it('are watched as a part of the quota that the whole account shares', () => {
    const { expressions, watched, periodSeconds } = alarmNamed('kms-quota')
    expect(expressions).toEqual(['100 * calls / SERVICE_QUOTA(calls)'])
    expect(periodSeconds).toBe(60)
    expect(watched[0]?.dimensions).toEqual({
      Service: 'KMS',
      Type: 'API',
      Class: 'None',
      Resource: 'CryptographicOperationsSymmetric',
    })
  })
})

describe('metrics of ours', () => {
  it.each<MetricName>(['ItemsSwept', 'SigningKeyAge', 'TokensIssued', 'TokensRefused'])(
    '%s is watched',
    (one) => {
      const watched = everyAlarm.flatMap(({ alarm }) => alarm.watched.map(({ name }) => name))
      expect(watched).toContain(one)
    },
  )
})
