import { ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct, IDependable } from 'constructs'
import { reconcileOrphans } from '../../shared/operations/reconcile-orphans.ts'
import { ownMetric } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'
import { TOLD_DAILY, TOLD_DAILY_PERIOD } from './told-daily.ts'

/**
 * Goes off when for more than a day no reconciliation has told what it removed, be it nothing: its
 * errors and dead letters have alarms, but one that is never started leaves neither.
 *
 * @param after the first run at deployment. Before it, there is nothing but silence.
 */
export function alarmOfSilentReconciliation(
  scope: Construct,
  after: readonly IDependable[],
): OperatorAlarm {
  const alarm = new OperatorAlarm(scope, 'reconciliation-silence', {
    ...TOLD_DAILY,
    wrong: 'The daily reconciliation has not run for more than a day.',
    metric: ownMetric(scope, 'ItemsSwept', {
      statistic: 'SampleCount',
      period: TOLD_DAILY_PERIOD,
      dimensions: { operation: reconcileOrphans.id },
    }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
  })
  alarm.node.addDependency(...after)
  return alarm
}
