// The alarms of a template, as CloudWatch gets them.
import type { Template } from 'aws-cdk-lib/assertions'
import * as z from 'zod'
import { nameOf, readable } from '../references.ts'

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
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Dimensions: metric.shape.Dimensions,
  Period: z.number().optional(),
  Metrics: z
    .array(
      z.object({
        Id: z.string(),
        Expression: z.string().optional(),
        MetricStat: z.object({ Metric: metric, Period: z.number(), Stat: z.string() }).optional(),
      }),
    )
    .default([]),
})

type CfnAlarm = z.output<typeof alarm>

export interface WatchedMetric {
  /** Its name in the expression; empty if it has no name. */
  readonly id: string
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly statistic: string
  readonly periodSeconds: number
}

export interface WatchingAlarm extends CfnAlarm {
  /** Its name without the stack's. */
  readonly name: string
  readonly logicalId: string
  readonly watched: readonly WatchedMetric[]
  /** Empty if the alarm watches one metric directly. */
  readonly expressions: readonly string[]
  readonly periodSeconds: number
}

/** Every alarm of a template, by its name without the stack's. */
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

/** @throws {Error} when there is no alarm of that name */
export function alarmNamed(
  alarms: ReadonlyMap<string, WatchingAlarm>,
  name: string,
): WatchingAlarm {
  const alarm = alarms.get(name)
  if (alarm === undefined) throw new Error(`there is no alarm ${name}`)
  return alarm
}

/** The function of an operation, as dimensions name it. */
export function functionOf(template: Template, operationId: string): string | undefined {
  const functions = template.findResources('AWS::Lambda::Function', {
    Properties: { Handler: `${operationId}.handler` },
  })
  return Object.keys(functions).map(nameOf)[0]
}

/** An alarm has one metric, or an expression over several. */
function whatIsWatched(alarm: CfnAlarm) {
  const { Namespace = '', MetricName = '', Dimensions, Period = 0 } = alarm
  const Stat = alarm.Statistic ?? alarm.ExtendedStatistic ?? ''
  const own = { Id: '', Metric: { Namespace, MetricName, Dimensions }, Period, Stat }
  const stats = alarm.Metrics.flatMap(({ Id, MetricStat }) =>
    MetricStat ? [{ Id, ...MetricStat }] : [],
  )
  const watched = (stats.length > 0 ? stats : [own]).map((one) => ({
    id: one.Id,
    namespace: one.Metric.Namespace,
    name: one.Metric.MetricName,
    dimensions: Object.fromEntries(one.Metric.Dimensions.map(({ Name, Value }) => [Name, Value])),
    statistic: one.Stat,
    periodSeconds: one.Period,
  }))
  return {
    watched,
    expressions: alarm.Metrics.flatMap(({ Expression }) => Expression ?? []),
    periodSeconds: watched[0]?.periodSeconds ?? 0,
  }
}
