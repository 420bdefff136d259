import { describe, expect, it } from 'vitest'
import { synthesized } from '../synthesized.ts'
import { alarmNamed, alarmsIn } from './alarms.ts'

const alarms = alarmsIn(synthesized())

/**
 * CloudWatch ignores missing data of DynamoDB whatever the alarm says, and throttles have no data when
 * there are none: such an alarm would go off once and never again.
 */
describe('what DynamoDB refuses', () => {
  it.each(['table-throttles', 'table-faults'])(
    'counts as zero for %s when there is no data',
    (name) => {
      const { expressions, watched, EvaluationPeriods, DatapointsToAlarm } = alarmNamed(
        alarms,
        name,
      )
      const filled = watched.map((_, place) => `FILL(m${place}, 0)`)
      expect(expressions).toEqual([`SUM([${filled.join(', ')}])`])
      expect(DatapointsToAlarm).toBeLessThan(EvaluationPeriods)
    },
  )

  it('is watched on both tables', () => {
    const { watched } = alarmNamed(alarms, 'table-throttles')
    expect(watched.map(({ name, dimensions }) => [dimensions.TableName, name])).toEqual([
      ['StorageTable', 'ReadThrottleEvents'],
      ['StorageTable', 'WriteThrottleEvents'],
      ['StorageEvents', 'ReadThrottleEvents'],
      ['StorageEvents', 'WriteThrottleEvents'],
    ])
    const refusing = alarmNamed(alarms, 'table-faults').watched.map(({ dimensions }) => dimensions)
    expect(refusing).toContainEqual({ TableName: 'StorageEvents', Operation: 'Query' })
  })
})

describe('[TM-23] calls of KMS', () => {
  it('are watched as a share of the quota of the whole account', () => {
    const { expressions, watched, periodSeconds } = alarmNamed(alarms, 'kms-quota')
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
