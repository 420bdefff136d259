import { Metrics } from '@aws-lambda-powertools/metrics'
import { METRIC_NAMESPACE, METRICS, type MetricName, type RefusalReason } from './metric-names.ts'
import { SERVICE_NAME } from './service-name.ts'

const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: SERVICE_NAME })

type Measured = readonly [name: MetricName, value: number]

/** The dimension of a metric: at most one, with a value from our own list. */
type Dimension = { readonly reason: RefusalReason } | { readonly operation: string }

/**
 * Emits metrics with one dimension as one line of the log. CloudWatch reads them from there, so there is no
 * call that takes time or fails.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emitMetrics(measured: readonly Measured[], dimension?: Dimension): void {
  if (dimension) metrics.addDimensions(dimension)
  for (const [name, value] of measured) metrics.addMetric(name, METRICS[name].unit, value)
  metrics.publishStoredMetrics()
}
