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

/** Tries that EventBridge makes to hand an event over, and Lambda to run it: the next day brings another. */
const DELIVERIES_MAX = 10
const RETRIES = 2
const EVENT_AGE_MAX = Duration.hours(6)

export interface SchedulesProps {
  /** The functions of the catalogue. */
  readonly functions: OperationFunctions
}

/** The clock's operations: a rule for each, and a first run at deployment where one must come first. */
export class Schedules extends Construct {
  /** The runs at deployment: what takes requests, or misses them, comes after. */
  readonly firstRuns: readonly Trigger[]
  /** Where runs go that failed for good. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { functions }: SchedulesProps) {
    super(scope, id)
    const scheduled = operations.filter((operation) => operation.kind === 'schedule')
    const { queue } = new DeadLetterQueue(this, 'DeadLetters', {
      alarm: 'schedule-dead-letters',
      wrong: 'The daily reconciliation or rotation failed at every try.',
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
   * A rule's first run may be a day away: until then there would be no signing key, and so no token,
   * and nobody would have looked for orphans. Later deployments run each again when its code changes,
   * harmlessly: it does what the day asks for. A run that is awaited and fails, fails the deployment.
   *
   * CDK brings a function of its own for it, whose role may invoke these and write logs
   * (`AWSLambdaBasicExecutionRole`), and nothing else. It invokes a version, by IAM; the rule
   * invokes the function itself, by the permission that the warning is about.
   */
  #runAtDeployment(operation: ScheduledOperation, functions: OperationFunctions): Trigger {
    const handler = functions.of(operation)
    Annotations.of(handler).acknowledgeWarning('@aws-cdk/aws-lambda:addPermissionsToVersionOrAlias')
    return new Trigger(this, `${operation.id}-at-deployment`, {
      handler,
      invocationType:
        operation.firstRun === 'awaited' ? InvocationType.REQUEST_RESPONSE : InvocationType.EVENT,
      // A new role's permissions take seconds to be known everywhere: all else is made before.
      executeAfter: [functions],
    })
  }
}
