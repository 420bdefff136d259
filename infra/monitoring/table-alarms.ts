import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { type ITable, Operation } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { PERIOD, sumOrZero } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** What the adapters call; the events' table is written in the same transactions. */
const OPERATIONS = [
  Operation.BATCH_GET_ITEM,
  Operation.DELETE_ITEM,
  Operation.GET_ITEM,
  Operation.PUT_ITEM,
  Operation.QUERY,
  Operation.SCAN,
  Operation.TRANSACT_WRITE_ITEMS,
  Operation.UPDATE_ITEM,
]

/** A quarter of an hour's worth. One more is looked at, and the newest may still be filling. */
const DATAPOINTS_TO_ALARM = 3
const EVALUATION_PERIODS = DATAPOINTS_TO_ALARM + 1

export interface TableAlarmsProps {
  readonly table: ITable
  readonly events: ITable
}

/**
 * What DynamoDB refuses, for long enough that the SDK's own tries do not cover it.
 *
 * An alarm on DynamoDB's metrics ignores missing data, whatever it is told, and these have data only
 * when something is wrong: it would stay on for good, and never go off again. So missing data is zero.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html TreatMissingData
 */
export class TableAlarms extends Construct {
  constructor(scope: Construct, id: string, { table, events }: TableAlarmsProps) {
    super(scope, id)
    const options = { period: PERIOD, statistic: 'Sum' }
    const common = {
      threshold: 0,
      evaluationPeriods: EVALUATION_PERIODS,
      datapointsToAlarm: DATAPOINTS_TO_ALARM,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }
    new OperatorAlarm(this, 'table-throttles', {
      ...common,
      wrong: 'DynamoDB throttles reads or writes of the table, or of the events.',
      // Throttled requests leave out a batch of which one part was served; these count each part.
      metric: sumOrZero(
        'throttled reads and writes',
        [table, events].flatMap((one) => [
          one.metric('ReadThrottleEvents', options),
          one.metric('WriteThrottleEvents', options),
        ]),
      ),
    })
    new OperatorAlarm(this, 'table-faults', {
      ...common,
      wrong: 'DynamoDB answers requests to the table with errors of its own.',
      metric: sumOrZero(
        'system errors',
        OPERATIONS.map((operation) =>
          table.metric('SystemErrors', {
            ...options,
            dimensionsMap: dimensionsOf(table, operation),
          }),
        ),
      ),
    })
  }
}

function dimensionsOf({ tableName }: ITable, operation: Operation): Record<string, string> {
  return { TableName: tableName, Operation: operation }
}
