import { Metrics } from '@aws-lambda-powertools/metrics'
import { METRIC_NAMESPACE, METRICS, type MetricName, type RefusalReason } from './metric-names.ts'
import { SERVICE_NAME } from './service-name.ts'

const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: SERVICE_NAME })

type Measured = readonly [name: MetricName, value: number]

/** What metrics are told apart by: one dimension at most, with a value that is ours. */
type Dimension = { readonly reason: RefusalReason } | { readonly operation: string }

/**
 * Emits metrics of one dimension, as one line of the log: CloudWatch takes them from there. There is no
 * call to wait for, or to fail.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function emitMetrics(measured: readonly Measured[], dimension?: Dimension): void {
  if (dimension) metrics.addDimensions(dimension)
  for (const [name, value] of measured) metrics.addMetric(name, METRICS[name].unit, value)
  metrics.publishStoredMetrics()
}
