import type { WatchedMetric, WatchingAlarm } from './alarms.ts'

const HEADING = `When somebody is woken up: every alarm, as CloudWatch gets it.
One block each: its expression if it has one, when it goes off, and every metric that it watches, with
statistic, period and dimensions. What AWS calls its metrics no test knows: look it up.
To accept a change: npx vitest run test/infra/monitoring/alarms.test.ts --update`

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '>=',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '<=',
}

/** The alarms as a text for people to review, by name. */
export function alarmMatrix(alarms: readonly WatchingAlarm[]): string {
  const sections = alarms
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((alarm) =>
      [alarm.name, ...alarm.expressions, condition(alarm), ...columns(alarm.watched.map(cells))]
        .join('\n  ')
        .trimEnd(),
    )
  return [HEADING, ...sections].join('\n\n').concat('\n')
}

function condition(alarm: WatchingAlarm): string {
  const { ComparisonOperator, Threshold, EvaluationPeriods, TreatMissingData } = alarm
  const comparison = COMPARISONS[ComparisonOperator] ?? ComparisonOperator
  const breaching = `${alarm.DatapointsToAlarm ?? EvaluationPeriods} of ${EvaluationPeriods}`
  return `${comparison} ${Threshold}, ${breaching}, missing data ${TreatMissingData}`
}

function cells(metric: WatchedMetric): readonly string[] {
  const dimensions = Object.entries(metric.dimensions).map(([name, value]) => `${name}=${value}`)
  return [
    metric.id,
    metric.namespace,
    metric.name,
    metric.statistic,
    `${metric.periodSeconds} s`,
    dimensions.join(' '),
  ]
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join('  ')
      .trim(),
  )
}
