import { ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct, IDependable } from 'constructs'
import { reconcileOrphans } from '../../shared/operations/reconcile-orphans.ts'
import { DAILY_METRIC_ALARM, DAILY_METRIC_PERIOD } from './daily-metric.ts'
import { ownMetric } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/**
 * The alarm that goes off when no reconciliation has run for more than a day. A run emits how many items
 * it removed, also when it removed none. Other alarms cover its errors and dead letters, but a run that
 * never starts leaves neither.
 *
 * @param after the first run at deployment. Before it, the metric has no data.
 */
export function alarmOfSilentReconciliation(
  scope: Construct,
  after: readonly IDependable[],
): OperatorAlarm {
  const alarm = new OperatorAlarm(scope, 'reconciliation-silence', {
    ...DAILY_METRIC_ALARM,
    problem: 'The daily reconciliation has not run for more than a day.',
    metric: ownMetric(scope, 'ItemsSwept', {
      statistic: 'SampleCount',
      period: DAILY_METRIC_PERIOD,
      dimensions: { operation: reconcileOrphans.id },
    }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
  })
  alarm.node.addDependency(...after)
  return alarm
}
