import type { Construct, IDependable } from 'constructs'
import { DAY } from '../../shared/domain/duration.ts'
import { LONGEST_IN_USE_SECONDS } from '../../shared/domain/tokens/signing-key.ts'
import { DAILY_METRIC_ALARM, DAILY_METRIC_PERIOD } from './daily-metric.ts'
import { ownMetric } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** An outdated key stays for some hours, and the next daily run deletes it. One run may fail. */
const DELETED_WITHIN_SECONDS = 3 * DAY

/**
 * The alarm that goes off when, for more than a day, no run of the rotation has reported an oldest key
 * that is young enough: either the key is too old, or no run reported anything.
 *
 * @param after the first run at deployment. Before it, the metric has no data.
 */
export function alarmOfSigningKeyAge(
  scope: Construct,
  after: readonly IDependable[],
): OperatorAlarm {
  const alarm = new OperatorAlarm(scope, 'signing-key-age', {
    ...DAILY_METRIC_ALARM,
    problem:
      'Signing keys are not rotated: the oldest key is too old, or the rotation has not run for a day.',
    metric: ownMetric(scope, 'SigningKeyAge', {
      statistic: 'Maximum',
      period: DAILY_METRIC_PERIOD,
    }),
    threshold: LONGEST_IN_USE_SECONDS + DELETED_WITHIN_SECONDS,
  })
  alarm.node.addDependency(...after)
  return alarm
}
