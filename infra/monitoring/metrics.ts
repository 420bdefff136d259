import { Duration, Stack } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { METRIC_NAMESPACE, type MetricName } from '../../shared/telemetry/metric-names.ts'

/** The usual period of metrics. */
export const PERIOD = Duration.minutes(5)
/** The period for stages with few requests: long enough to collect some. */
export const LOW_TRAFFIC_PERIOD = Duration.hours(1)

export interface MetricChoice {
  readonly statistic: string
  /** Dimensions in addition to `service`, which is the stack's name. */
  readonly dimensions?: Readonly<Record<string, string>>
  readonly period?: Duration
  readonly label?: string
}

/** A metric that the functions of this stack emit, as opposed to AWS's metrics. */
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
 * The sum of metrics. An alarm takes at most ten. A metric without data counts as zero; with `+` instead
 * of `SUM`, the whole sum would have no data.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function sumOf(label: string, metrics: readonly IMetric[]): MathExpression {
  return sumOfTerms(label, metrics, (id) => id)
}

/** The same sum, but zero where no metric has data. An alarm on it must tolerate its newest data point. */
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
