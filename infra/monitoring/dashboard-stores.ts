import { type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { graph } from './graph.ts'
import { symmetricCalls } from './kms-alarms.ts'
import { PERIOD } from './metrics.ts'

interface StoresProps {
  readonly table: ITable
  /** The table of the audit events. */
  readonly events: ITable
}

/** What everything stands on. KMS counts the calls of the whole account, which share one quota. */
export function storesRow({ table, events }: StoresProps): IWidget[] {
  const sum = { statistic: 'Sum', period: PERIOD }
  const ofBoth = (metricName: string) => [
    table.metric(metricName, { ...sum, label: `${metricName}, table` }),
    events.metric(metricName, { ...sum, label: `${metricName}, events` }),
  ]
  return [
    graph('Capacity consumed', [
      ...ofBoth('ConsumedReadCapacityUnits'),
      ...ofBoth('ConsumedWriteCapacityUnits'),
    ]),
    graph('Reads and writes throttled', [
      ...ofBoth('ReadThrottleEvents'),
      ...ofBoth('WriteThrottleEvents'),
    ]),
    graph(
      'KMS calls of the account, and their quota, a minute',
      [
        symmetricCalls().with({ label: 'calls' }),
        new MathExpression({
          expression: 'SERVICE_QUOTA(calls)',
          usingMetrics: { calls: symmetricCalls() },
          label: 'quota',
          period: symmetricCalls().period,
        }),
      ],
      { period: symmetricCalls().period },
    ),
  ]
}
