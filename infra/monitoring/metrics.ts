import { Duration, Stack } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { METRIC_NAMESPACE, type MetricName } from '../../shared/telemetry/metric-names.ts'

/** How finely things are looked at, where nothing else is said. */
export const PERIOD = Duration.minutes(5)
/** Where requests are few: how long is waited for enough of them to tell of. */
export const SELDOM_PERIOD = Duration.hours(1)

export interface MetricChoice {
  readonly statistic: string
  /** Besides `service`, which is the stack. */
  readonly dimensions?: Readonly<Record<string, string>>
  readonly period?: Duration
  readonly label?: string
}

/** A metric that the functions of this stack emit. */
export function ownMetric(scope: Construct, metricName: MetricName, choice: MetricChoice): Metric {
  const { dimensions, period = PERIOD, ...rest } = choice
  return new Metric({
    ...rest,
    namespace: METRIC_NAMESPACE,
    metricName,
    period,
    dimensionsMap: { ...dimensions, service: Stack.of(scope).stackName },
  })
}

/**
 * The sum of at most ten metrics, which is what an alarm takes. One without data counts as nothing:
 * with `+`, the sum would have none either.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function sumOf(label: string, metrics: readonly IMetric[]): MathExpression {
  return sumOfTerms(label, metrics, (id) => id)
}

/** The same, zero where none of them has data. An alarm on it must forgive its newest data point. */
export function sumOrZero(label: string, metrics: readonly IMetric[]): MathExpression {
  return sumOfTerms(label, metrics, (id) => `FILL(${id}, 0)`)
}

function sumOfTerms(
  label: string,
  metrics: readonly IMetric[],
  termOf: (id: string) => string,
): MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, place) => [`m${place}`, metric]))
  const terms = Object.keys(usingMetrics).map(termOf)
  return new MathExpression({
    expression: `SUM([${terms.join(', ')}])`,
    usingMetrics,
    label,
    period: PERIOD,
  })
}
