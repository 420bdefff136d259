import { Annotations, Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { InvocationType, Trigger } from 'aws-cdk-lib/triggers'
import { Construct } from 'constructs'
import type { ScheduledOperation } from '../../shared/operations/contract/background-operation.ts'
import { operations } from '../../shared/operations/index.ts'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { DeadLetterQueue } from './dead-letter-queue.ts'

/** How often EventBridge tries to deliver an event, and Lambda to run it again. The next run is daily. */
const DELIVERIES_MAX = 10
const RETRIES = 2
const EVENT_AGE_MAX = Duration.hours(6)

export interface SchedulesProps {
  /** The functions of the catalogue. */
  readonly functions: OperationFunctions
}

/** The scheduled operations: each has an EventBridge rule, and runs once at deployment. */
export class Schedules extends Construct {
  /** The runs at deployment. The API and the alarms about missing runs must depend on them. */
  readonly firstRuns: readonly Trigger[]
  /** The queue for runs that failed at every try. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { functions }: SchedulesProps) {
    super(scope, id)
    const scheduled = operations.filter((operation) => operation.kind === 'schedule')
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', {
      alarm: 'schedule-dead-letters',
      problem: 'The daily reconciliation or rotation failed at every try.',
    })
    this.deadLetters = queue
    for (const operation of scheduled) this.#schedule(operation, functions.of(operation), queue)
    this.firstRuns = scheduled.map((operation) => this.#runAtDeployment(operation, functions))
  }

  #schedule(operation: ScheduledOperation, handler: Lambda, queue: Queue): void {
    handler.configureAsyncInvoke({
      retryAttempts: RETRIES,
      maxEventAge: EVENT_AGE_MAX,
      onFailure: new SqsDestination(queue),
    })
    new Rule(this, operation.id, {
      description: operation.summary,
      schedule: Schedule.rate(Duration.hours(operation.everyHours)),
      targets: [
        new LambdaFunction(handler, {
          retryAttempts: DELIVERIES_MAX,
          maxEventAge: EVENT_AGE_MAX,
          deadLetterQueue: queue,
        }),
      ],
    })
  }

  /**
   * Runs an operation once at deployment. The rule's first run may be a day away; until then there would
   * be no signing key, hence no token, and no search for orphans. A later deployment runs the operation
   * again when its code changes. That is harmless: it does only what is due. When an awaited run fails,
   * the deployment fails.
   *
   * CDK adds a function for this. Its role may only invoke these functions and write logs
   * (`AWSLambdaBasicExecutionRole`). It invokes a version, which IAM allows. The rule invokes the function
   * itself, with the permission that the warning is about.
   */
  #runAtDeployment(operation: ScheduledOperation, functions: OperationFunctions): Trigger {
    const handler = functions.of(operation)
    Annotations.of(handler).acknowledgeWarning('@aws-cdk/aws-lambda:addPermissionsToVersionOrAlias')
    return new Trigger(this, `${operation.id}-at-deployment`, {
      handler,
      invocationType:
        operation.firstRun === 'awaited' ? InvocationType.REQUEST_RESPONSE : InvocationType.EVENT,
      // A new role's permissions take seconds to become effective, so everything else is created first.
      executeAfter: [functions],
    })
  }
}
