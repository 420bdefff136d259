import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { synthesized } from '../synthesized.ts'
import { alarmNamed, alarmsIn, functionOf } from './alarms.ts'

const template = synthesized()
const alarms = alarmsIn(template)

describe('faults of the API', () => {
  it('are a rate, and do not count among a handful of requests', () => {
    const { expressions, Threshold } = alarmNamed(alarms, 'api-faults')
    expect(expressions).toEqual(['IF(requests >= 10, 100 * faults / requests, 0)'])
    expect(Threshold).toBe(5)
  })

  const byToken = ['token-faults', 'token-faults-hourly']

  it.each(byToken)('of the token endpoint do not include refusals for %s', (name) => {
    const { expressions, watched } = alarmNamed(alarms, name)
    const reasons = watched.flatMap(({ dimensions }) => dimensions.reason ?? [])
    expect(reasons).toEqual(['temporarily_unavailable', 'server_error'])
    // Without any token the metric of issued ones has no data, and a plain sum with it has no result.
    expect(expressions[0]).toContain('/ SUM([unavailable, broken, died, issued])')
  })

  it.each(byToken)('of a token function that dies before it can report count for %s', (name) => {
    const died = alarmNamed(alarms, name).watched.find(({ id }) => id === 'died')
    expect(died).toMatchObject({
      namespace: 'AWS/Lambda',
      name: 'Errors',
      dimensions: { FunctionName: functionOf(template, 'issue-token') },
    })
  })

  it.each([
    ['api-faults-hourly', 'IF(faults >= 3, '],
    ['token-faults-hourly', 'IF(SUM([unavailable, broken, died]) >= 3, '],
  ])('raise %s when there are three within an hour, even with few requests', (name, start) => {
    const { expressions, periodSeconds, EvaluationPeriods } = alarmNamed(alarms, name)
    expect(expressions[0]?.slice(0, start.length)).toBe(start)
    expect(periodSeconds * EvaluationPeriods).toBe(3600)
  })

  it('of latency are those of the token route, which has metrics of its own', () => {
    const { watched, ExtendedStatistic } = alarmNamed(alarms, 'token-latency')
    expect(ExtendedStatistic).toBe('p99')
    expect(watched[0]?.dimensions).toMatchObject({ Method: 'POST', Resource: '/oauth2/token' })
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      RouteSettings: { 'POST /oauth2/token': Match.objectLike({ DetailedMetricsEnabled: true }) },
      DefaultRouteSettings: { DetailedMetricsEnabled: Match.absent() },
    })
  })
})
