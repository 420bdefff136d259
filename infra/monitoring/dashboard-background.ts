import { Duration } from 'aws-cdk-lib'
import { type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { DAY } from '../../shared/domain/duration.ts'
import { reconcileOrphans } from '../../shared/operations/reconcile-orphans.ts'
import { rotateSigningKey } from '../../shared/operations/rotate-signing-key.ts'
import { sweepClosedOwner } from '../../shared/operations/sweep-closed-owner.ts'
import type { MetricName } from '../../shared/telemetry/metric-names.ts'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { graph } from './graph.ts'
import { ownMetric, PERIOD } from './metrics.ts'

const SWEEPING = [sweepClosedOwner, reconcileOrphans]

interface BackgroundProps {
  /** The functions of the catalogue. */
  readonly functions: OperationFunctions
  /** The dead-letter queues. */
  readonly deadLetters: readonly IQueue[]
}

/** The dashboard's row about the background: the sweep, the reconciliation, the signing keys. */
export function backgroundRow(scope: Construct, props: BackgroundProps): IWidget[] {
  const { functions, deadLetters } = props
  const sum = { statistic: 'Sum', period: PERIOD }
  const age = { statistic: 'Maximum', period: PERIOD, label: 'oldest record, ms' }
  return [
    graph(
      'Items swept, and sweep failures',
      SWEEPING.flatMap(({ id }) => [
        ownMetric(scope, 'ItemsSwept', {
          ...sum,
          dimensions: { operation: id },
          label: `items, ${id}`,
        }),
        ownMetric(scope, 'SweepFailures', {
          ...sum,
          dimensions: { operation: id },
          label: `failures, ${id}`,
        }),
      ]),
      { right: [functions.of(sweepClosedOwner).metric('IteratorAge', age)] },
    ),
    graph('Dead letters, and the errors that lead to them', [
      ...deadLetters.map((queue) =>
        queue.metricApproximateNumberOfMessagesVisible({
          statistic: 'Maximum',
          period: PERIOD,
          label: queue.node.path.split('/').slice(1, -1).join('/'),
        }),
      ),
      ...[...SWEEPING, rotateSigningKey].map((operation) =>
        functions.of(operation).metricErrors({ ...sum, label: `errors, ${operation.id}` }),
      ),
    ]),
    graph(
      'Age of the signing keys, days',
      [
        ageInDays(scope, 'SigningKeyAge', 'oldest'),
        ageInDays(scope, 'CurrentSigningKeyAge', 'current'),
      ],
      // It is measured once a day, so that the dashboard's usual few hours would be empty.
      { period: Duration.days(1), start: '-P28D' },
    ),
  ]
}

function ageInDays(scope: Construct, metricName: MetricName, line: string): MathExpression {
  const period = Duration.days(1)
  return new MathExpression({
    expression: `${line} / ${DAY}`,
    usingMetrics: { [line]: ownMetric(scope, metricName, { statistic: 'Maximum', period }) },
    label: line,
    period,
  })
}
