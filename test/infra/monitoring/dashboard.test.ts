import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  METRIC_NAMESPACE,
  METRICS,
  REFUSAL_REASONS,
} from '../../../shared/telemetry/metric-names.ts'
import { nameOf, readable } from '../references.ts'
import { synthesized } from '../synthesized.ts'
import { alarmsIn } from './alarms.ts'

const template = synthesized()
const [dashboard, ...others] = Object.values(
  template.findResources('AWS::CloudWatch::Dashboard'),
).map(({ Properties }) => Properties)

const body = z
  .object({
    widgets: z.array(
      z.object({
        type: z.string(),
        width: z.number(),
        x: z.number(),
        properties: z.object({
          title: z.string(),
          alarms: z.array(z.string()).default([]),
          metrics: z.array(z.array(z.unknown())).default([]),
        }),
      }),
    ),
  })
  .parse(JSON.parse(readable(dashboard?.DashboardBody)))

/** A metric as a dashboard writes it: namespace, name, then names and values of dimensions. */
const metrics = body.widgets.flatMap(({ properties }) => properties.metrics)
const oursOf = (name: string) =>
  metrics.filter((one) => one[0] === METRIC_NAMESPACE && one[1] === name)

function valueAfter(metric: readonly unknown[], dimension: string): unknown {
  return metric[metric.indexOf(dimension) + 1]
}

describe('the dashboard', () => {
  it('is one, named after the stack', () => {
    expect(others).toEqual([])
    expect(dashboard?.DashboardName).toBe('feedback-keys-test')
  })

  it('shows the state of every alarm', () => {
    const shown = body.widgets.flatMap(({ properties }) => properties.alarms)
    const alarms = [...alarmsIn(template).values()].map(({ logicalId }) => nameOf(logicalId))
    expect(new Set(shown)).toEqual(new Set(alarms))
  })

  it.each(Object.keys(METRICS))('shows %s, of this stack', (name) => {
    const shown = oursOf(name)
    expect(shown.length).toBeGreaterThan(0)
    for (const metric of shown) expect(valueAfter(metric, 'service')).toBe('feedback-keys-test')
  })

  it('shows refused token requests by each possible reason', () => {
    const reasons = oursOf('TokensRefused').map((metric) => valueAfter(metric, 'reason'))
    expect(reasons).toEqual([...REFUSAL_REASONS])
  })

  it.each(['ItemsSwept', 'SweepFailures'])('shows %s by each operation that sweeps', (name) => {
    const sweeping = oursOf(name).map((metric) => valueAfter(metric, 'operation'))
    expect(sweeping).toEqual(['sweep-closed-owner', 'reconcile-orphans'])
  })

  it.each([
    ['AWS/ApiGateway', 'Latency'],
    ['AWS/ApiGateway', '4xx'],
    ['AWS/ApiGateway', '5xx'],
    ['AWS/Lambda', 'Duration'],
    ['AWS/Lambda', 'IteratorAge'],
    ['AWS/SQS', 'ApproximateNumberOfMessagesVisible'],
    ['AWS/DynamoDB', 'ConsumedReadCapacityUnits'],
    ['AWS/DynamoDB', 'ConsumedWriteCapacityUnits'],
    ['AWS/DynamoDB', 'ReadThrottleEvents'],
    ['AWS/DynamoDB', 'WriteThrottleEvents'],
    ['AWS/Usage', 'CallCount'],
  ])('shows %s %s', (namespace, name) => {
    expect(metrics.filter((one) => one[0] === namespace && one[1] === name)).not.toEqual([])
  })

  it('is never wider than CloudWatch draws', () => {
    for (const { x, width } of body.widgets) expect(x + width).toBeLessThanOrEqual(24)
  })
})
