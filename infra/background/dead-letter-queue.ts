import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { accept } from '../accept.ts'
import { OperatorAlarm } from '../monitoring/operator-alarm.ts'

/** The longest that SQS keeps a message. */
const RETENTION = Duration.days(14)

export interface DeadLetterQueueProps {
  /** The name of its alarm. */
  readonly alarm: string
  /** What is wrong when there is a message, in one sentence. */
  readonly wrong: string
}

/**
 * Where work goes that failed for good, with the alarm that says so. Messages name what failed and
 * hold no item: the stream carries keys only.
 */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, { alarm, wrong }: DeadLetterQueueProps) {
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
      wrong,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        statistic: 'Maximum',
        period: Duration.minutes(5),
      }),
      threshold: 0,
      evaluationPeriods: 1,
      // A queue that nothing has come to for hours has no metrics.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}
