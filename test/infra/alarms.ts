// The alarms of a template, as CloudWatch gets them.
import type { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'
import { readable } from './references.ts'

const metric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z
    .array(z.object({ Name: z.string(), Value: z.unknown().transform(readable) }))
    .default([]),
})

const alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  OKActions: z.array(z.unknown()).default([]),
  InsufficientDataActions: z.array(z.unknown()).default([]),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  TreatMissingData: z.string(),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Dimensions: metric.shape.Dimensions,
  Period: z.number().optional(),
  Metrics: z
    .array(
      z.object({
        Expression: z.string().optional(),
        MetricStat: z.object({ Metric: metric, Period: z.number() }).optional(),
      }),
    )
    .default([]),
})

type CfnAlarm = z.output<typeof alarm>

export interface WatchedMetric {
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
}

export interface WatchingAlarm extends CfnAlarm {
  /** Its name without that of the stack. */
  readonly name: string
  readonly logicalId: string
  readonly watched: readonly WatchedMetric[]
  readonly expression: string | undefined
  readonly periodSeconds: number
}

/** Every alarm of a template, by its name without that of the stack. */
export function alarmsIn(template: Template): ReadonlyMap<string, WatchingAlarm> {
  const resources = Object.entries(template.findResources('AWS::CloudWatch::Alarm'))
  return new Map(
    resources.map(([logicalId, { Properties }]) => {
      const parsed = alarm.parse(Properties)
      const name = parsed.AlarmName.split('/').slice(1).join('/')
      return [name, { ...parsed, ...whatIsWatched(parsed), name, logicalId }]
    }),
  )
}

/** An alarm has one metric, or an expression on several. */
function whatIsWatched(alarm: CfnAlarm) {
  const stats = alarm.Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat] : []))
  const { Namespace = '', MetricName = '', Dimensions } = alarm
  const own = { Namespace, MetricName, Dimensions }
  return {
    watched: (stats.length > 0 ? stats.map(({ Metric }) => Metric) : [own]).map((one) => ({
      namespace: one.Namespace,
      name: one.MetricName,
      dimensions: Object.fromEntries(one.Dimensions.map(({ Name, Value }) => [Name, Value])),
    })),
    expression: alarm.Metrics.find(({ Expression }) => Expression !== undefined)?.Expression,
    periodSeconds: alarm.Period ?? stats[0]?.Period ?? 0,
  }
}
