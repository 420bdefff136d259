import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import {
  FilterCriteria,
  FilterRule,
  type Function as Lambda,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { OWNER_SORT_KEY, SORT_KEY } from '../../shared/aws/table/table-shape.ts'
import { OperatorAlarm } from '../monitoring/operator-alarm.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'

/** Few, because one record may mean thousands of items to remove. */
const BATCH_RECORDS = 10
/**
 * Enough for a throttled table to recover. With Lambda's default, one bad record blocks a shard for a day
 * (security checklist, TM-19).
 */
const RETRIES = 8
/** The operation reconcile-orphans handles what older records leave. */
const RECORD_AGE_MAX = Duration.hours(6)
/** A late sweep is not dangerous: keypairs of a closed owner get no token even before it. */
const ITERATOR_AGE_ALARM = Duration.hours(1)

export interface SweepProps {
  /** The table with the stream. */
  readonly table: ITable
  /** The function of sweep-closed-owner. */
  readonly handler: Lambda
}

/** Connects the table's stream to sweep-closed-owner, which runs when an owner's item was deleted. */
export class Sweep extends Construct {
  /** The queue for records that could not be swept. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id)
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', {
      alarm: 'sweep-dead-letters',
      problem: 'Items of a closed owner could not be swept. They wait for the reconciliation.',
    })
    this.deadLetters = queue
    props.handler.addEventSource(
      new DynamoEventSource(props.table, {
        // LATEST would lose records while the mapping is replaced (security checklist, TM-57).
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [ownerRemoved()],
        batchSize: BATCH_RECORDS,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: RETRIES,
        maxRecordAge: RECORD_AGE_MAX,
        onFailure: new SqsDlq(queue),
      }),
    )
    new OperatorAlarm(this, 'sweep-lag', {
      problem: "The sweep lags behind the table's stream.",
      metric: props.handler.metric('IteratorAge', {
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
      threshold: ITERATOR_AGE_ALARM.toMilliseconds(),
      evaluationPeriods: 3,
      // No data: no owner was closed.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}

/** Lambda invokes the function only for matching records; the others cost nothing. */
function ownerRemoved(): Record<string, unknown> {
  return FilterCriteria.filter({
    eventName: FilterRule.isEqual('REMOVE'),
    dynamodb: { Keys: { [SORT_KEY]: { S: FilterRule.isEqual(OWNER_SORT_KEY) } } },
  })
}
