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

/** The dashboard's row about DynamoDB and KMS. KMS counts all calls of the account: they share one quota. */
export function storesRow({ table, events }: StoresProps): IWidget[] {
  const sum = { statistic: 'Sum', period: PERIOD }
  const ofBoth = (metricName: string) => [
    table.metric(metricName, { ...sum, label: `${metricName}, table` }),
    events.metric(metricName, { ...sum, label: `${metricName}, audit events` }),
  ]
  return [
    graph('Consumed capacity', [
      ...ofBoth('ConsumedReadCapacityUnits'),
      ...ofBoth('ConsumedWriteCapacityUnits'),
    ]),
    graph('Throttled reads and writes', [
      ...ofBoth('ReadThrottleEvents'),
      ...ofBoth('WriteThrottleEvents'),
    ]),
    graph(
      'KMS calls of the account per minute, and their quota',
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
