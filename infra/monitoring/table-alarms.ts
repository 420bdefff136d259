import { type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { type ITable, Operation } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { PERIOD, sumOrZero } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** The calls of the adapters on the table. Transactions write audit events together with the table. */
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

/** Only the list of audit events calls their table alone. */
const OPERATIONS_ON_EVENTS = [Operation.QUERY]

/** A quarter of an hour. One more period is evaluated, because the newest may not be complete yet. */
const DATAPOINTS_TO_ALARM = 3
const EVALUATION_PERIODS = DATAPOINTS_TO_ALARM + 1

const SUM = { period: PERIOD, statistic: 'Sum' }

export interface TableAlarmsProps {
  readonly table: ITable
  /** The table of the audit events. */
  readonly events: ITable
}

/**
 * The alarms about requests that DynamoDB refuses for longer than the SDK's retries can cover.
 *
 * An alarm on DynamoDB's metrics ignores missing data, whatever its settings say, and these metrics have
 * data only when something is wrong. The alarm would stay in its alarm state for ever. So the sums fill
 * missing data with zero.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html TreatMissingData
 */
export class TableAlarms extends Construct {
  constructor(scope: Construct, id: string, { table, events }: TableAlarmsProps) {
    super(scope, id)
    const common = {
      threshold: 0,
      evaluationPeriods: EVALUATION_PERIODS,
      datapointsToAlarm: DATAPOINTS_TO_ALARM,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }
    new OperatorAlarm(this, 'table-throttles', {
      ...common,
      problem: 'DynamoDB throttles reads or writes of the table or of the audit events.',
      // `ThrottledRequests` does not count a batch that was served in part. These metrics count each part.
      metric: sumOrZero(
        'throttled reads and writes',
        [table, events].flatMap((one) => [
          one.metric('ReadThrottleEvents', SUM),
          one.metric('WriteThrottleEvents', SUM),
        ]),
      ),
    })
    new OperatorAlarm(this, 'table-faults', {
      ...common,
      problem: 'DynamoDB fails: requests to the table or to the audit events get system errors.',
      metric: sumOrZero('system errors', [
        ...OPERATIONS.map((operation) => systemErrors(table, operation)),
        ...OPERATIONS_ON_EVENTS.map((operation) => systemErrors(events, operation)),
      ]),
    })
  }
}

function systemErrors(table: ITable, operation: Operation): Metric {
  return table.metric('SystemErrors', {
    ...SUM,
    dimensionsMap: { TableName: table.tableName, Operation: operation },
  })
}
