import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../shared/domain/duration.ts'
import { operations } from '../../shared/operations/index.ts'
import { METRIC_NAMESPACE, METRICS, type MetricName } from '../../shared/runtime/metric-names.ts'
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

describe.each(everyAlarm)('the alarm $name', ({ name, alarm }) => {
  it('is named after its stage, and says what is wrong and where it is told what to do', () => {
    expect(alarm.AlarmName).toBe(`feedback-keys-test/${name}`)
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].+\. See [a-z-]+ in docs\/runbook\.md\.$/)
    expect(alarm.AlarmDescription).toContain(` See ${name} in `)
  })

  it('goes off above its threshold, and takes silence for one thing or the other', () => {
    expect(alarm.ComparisonOperator).toBe('GreaterThanThreshold')
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
    expect(watched).toEqual(
      background.map(({ id }) => ({
        namespace: 'AWS/Lambda',
        name: 'Errors',
        dimensions: { FunctionName: functionOf(id) },
      })),
    )
  })
})

describe('faults of the API', () => {
  it('are a rate, and none among a handful of requests', () => {
    const { expression, Threshold } = alarmNamed('api-faults')
    expect(expression).toBe('IF(requests >= 10, 100 * faults / requests, 0)')
    expect(Threshold).toBe(5)
  })

  it('of the token endpoint are told from refusals, in a total outage too', () => {
    const { expression, watched } = alarmNamed('token-faults')
    const reasons = watched.flatMap(({ dimensions }) => dimensions.reason ?? [])
    expect(reasons).toEqual(['temporarily_unavailable', 'server_error'])
    // Without any token the metric of issued ones has no data, and a plain sum with it no result.
    expect(expression).toContain('/ SUM([unavailable, broken, issued])')
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
    const { expression, watched, EvaluationPeriods, DatapointsToAlarm } = alarmNamed(name)
    const filled = watched.map((_, place) => `FILL(m${place}, 0)`)
    expect(expression).toBe(`SUM([${filled.join(', ')}])`)
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
  })
})

describe('[TM-23] calls of KMS', () => {
  it('are watched as a part of the quota that the whole account shares', () => {
    const { expression, watched, periodSeconds } = alarmNamed('kms-quota')
    expect(expression).toBe('100 * calls / SERVICE_QUOTA(calls)')
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
  it.each<MetricName>(['SigningKeyAge', 'TokensIssued', 'TokensRefused'])(
    '%s is watched',
    (one) => {
      const watched = everyAlarm.flatMap(({ alarm }) => alarm.watched.map(({ name }) => name))
      expect(watched).toContain(one)
    },
  )
})
