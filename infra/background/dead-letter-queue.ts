import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { accept } from '../accept.ts'
import { OperatorAlarm } from '../monitoring/operator-alarm.ts'

/** The longest time that SQS keeps a message. */
const RETENTION = Duration.days(14)

export interface DeadLetterQueueProps {
  /** The name of its alarm. */
  readonly alarm: string
  /** What is wrong when there is a message, in one sentence. */
  readonly problem: string
}

/**
 * The queue for work that failed at every try, with its alarm. Messages name what failed. They contain no
 * item, because the stream carries only keys.
 */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, { alarm, problem }: DeadLetterQueueProps) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
    })
    accept(this.queue, {
      'AwsSolutions::AwsSolutions-SQS3': 'This is the dead-letter queue.',
      'Serverless::Serverless-SQSRedrivePolicy': 'This is the dead-letter queue.',
    })
    new OperatorAlarm(this, alarm, {
      problem,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
      threshold: 0,
      evaluationPeriods: 1,
      // No data: the queue has received no message for hours.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}
