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

/** Few, because one record may stand for thousands of items. */
const BATCH_RECORDS = 10
/** Enough for a throttled table to recover; Lambda's default blocks a shard for a day (security checklist, TM-19). */
const RETRIES = 8
/** What is older is left to reconcile-orphans. */
const RECORD_AGE_MAX = Duration.hours(6)
/** Late, not dangerous: what waits to be swept is dead already. */
const ITERATOR_AGE_ALARM = Duration.hours(1)

export interface SweepProps {
  /** The table whose stream is listened to. */
  readonly table: ITable
  /** sweep-closed-owner. */
  readonly handler: Lambda
}

/** The table's stream → sweep-closed-owner: called when an owner's own item is gone. */
export class Sweep extends Construct {
  /** Where records go that could not be swept. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id)
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', {
      alarm: 'sweep-dead-letters',
      wrong: 'What a closed owner left could not be swept, and waits for the reconciliation.',
    })
    this.deadLetters = queue
    props.handler.addEventSource(
      new DynamoEventSource(props.table, {
        // LATEST would lose what happens while the mapping is replaced (security checklist, TM-57).
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
      wrong: "The sweep lags behind the table's stream.",
      metric: props.handler.metric('IteratorAge', {
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
      threshold: ITERATOR_AGE_ALARM.toMilliseconds(),
      evaluationPeriods: 3,
      // No owner was closed.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}

/** Records that match no filter never start a function, and cost nothing. */
function ownerRemoved(): Record<string, unknown> {
  return FilterCriteria.filter({
    eventName: FilterRule.isEqual('REMOVE'),
    dynamodb: { Keys: { [SORT_KEY]: { S: FilterRule.isEqual(OWNER_SORT_KEY) } } },
  })
}
