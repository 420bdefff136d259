import { type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { type ITable, Operation } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { PERIOD, sumOrZero } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** What the adapters call on the table; the events' are written in the same transactions. */
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

/** Nothing but the list of events asks their table alone. */
const OPERATIONS_ON_EVENTS = [Operation.QUERY]

/** A quarter of an hour's worth. One more is looked at, and the newest may still be filling. */
const DATAPOINTS_TO_ALARM = 3
const EVALUATION_PERIODS = DATAPOINTS_TO_ALARM + 1

const SUM = { period: PERIOD, statistic: 'Sum' }

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
          one.metric('ReadThrottleEvents', SUM),
          one.metric('WriteThrottleEvents', SUM),
        ]),
      ),
    })
    new OperatorAlarm(this, 'table-faults', {
      ...common,
      wrong: 'DynamoDB answers requests to the table, or to the events, with errors of its own.',
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
