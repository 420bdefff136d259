import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reconcileOrphans } from '../../../../shared/operations/reconcile-orphans.ts'
import { sweepClosedOwner } from '../../../../shared/operations/sweep-closed-owner.ts'
import {
  METRIC_NAMESPACE,
  METRICS,
  type MetricName,
  REFUSAL_REASONS,
} from '../../../../shared/telemetry/metric-names.ts'
import { printedWhile } from '../../../support/printed-lines.ts'

const STAGE = 'feedback-keys-prod'

/** The module in a new process, on a stage with this name. */
async function measuring() {
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false')
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', STAGE)
  vi.resetModules()
  return await import('../../../../shared/telemetry/measure.ts')
}

let measure: Awaited<ReturnType<typeof measuring>>

beforeEach(async () => {
  measure = await measuring()
})

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A line in CloudWatch's embedded metric format, without any other member. */
function lineOf(
  values: Readonly<Partial<Record<MetricName, number>>>,
  dimension: Readonly<Record<string, string>> = {},
) {
  const names = Object.keys(values)
  const metrics = Object.entries(METRICS).filter(([name]) => names.includes(name))
  return {
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [['service', ...Object.keys(dimension)]],
          Metrics: metrics.map(([name, { unit }]) => ({ Name: name, Unit: unit })),
        },
      ],
    },
    service: STAGE,
    ...dimension,
    ...values,
  }
}

test('an issued token is counted for its stage', async () => {
  const { metrics } = await printedWhile(() => measure.countIssued())
  expect(metrics).toEqual([lineOf({ TokensIssued: 1 })])
})

test('a refused token is counted only by its reason', async () => {
  for (const reason of REFUSAL_REASONS) {
    const { metrics } = await printedWhile(() => measure.countRefused(reason))
    expect(metrics).toEqual([lineOf({ TokensRefused: 1 }, { reason })])
  }
  const { metrics } = await printedWhile(() => measure.countIssued())
  expect(metrics).toEqual([lineOf({ TokensIssued: 1 })])
})

test('a sweep reports what it removed and what failed, even when both are 0', async () => {
  for (const operation of [sweepClosedOwner, reconcileOrphans]) {
    for (const tally of [
      { removed: 7, failures: 1 },
      { removed: 0, failures: 0 },
    ]) {
      const { metrics } = await printedWhile(() => measure.measureSweep(operation, tally))
      const values = { ItemsSwept: tally.removed, SweepFailures: tally.failures }
      expect(metrics).toEqual([lineOf(values, { operation: operation.id })])
    }
  }
})

test('a rotation reports the ages of its keys, once there is a key', async () => {
  const ages = { oldestSeconds: 90, currentSeconds: 60 }
  const { metrics } = await printedWhile(() => measure.measureSigningKeys(ages))
  expect(metrics).toEqual([lineOf({ SigningKeyAge: 90, CurrentSigningKeyAge: 60 })])
  expect(await printedWhile(() => measure.measureSigningKeys(undefined))).toEqual({
    log: [],
    metrics: [],
  })
})

test('every metric is emitted with the dimension that dashboard and alarms expect', async () => {
  const { metrics } = await printedWhile(() => {
    measure.countIssued()
    measure.countRefused('wrong-secret')
    measure.measureSweep(sweepClosedOwner, { removed: 1, failures: 1 })
    measure.measureSigningKeys({ oldestSeconds: 1, currentSeconds: 1 })
  })
  const emitted = metrics.flatMap((line) => {
    const dimension = ['reason', 'operation'].find((name) => name in line)
    return Object.keys(METRICS)
      .filter((name) => name in line)
      .map((name) => [name, dimension])
  })
  const declared = Object.entries(METRICS).map(([name, metric]) => [
    name,
    'dimension' in metric ? metric.dimension : undefined,
  ])
  expect(Object.fromEntries(emitted)).toEqual(Object.fromEntries(declared))
})
