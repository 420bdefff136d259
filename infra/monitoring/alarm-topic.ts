import { ArnFormat, AspectPriority, Aspects, Stack } from 'aws-cdk-lib'
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { accept } from '../accept.ts'

export interface AlarmTopicProps {
  /** The address that receives alarm mails. When undefined, nobody does until somebody subscribes. */
  readonly alarmEmail: string | undefined
}

/**
 * The SNS topic of the stack's alarms. It attaches itself to every alarm of the stack, so that no alarm
 * can be forgotten.
 *
 * SNS encrypts what it stores with AWS's keys. A customer key would bring little and cost much. It would
 * only protect names and numbers. It would have to be open to EventBridge in every account, because a key
 * policy cannot name the account of a rule. Disabling it would silence the alarm about disabled keys.
 * AWS no longer recommends it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/controls-change-log.html SNS.1
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { alarmEmail }: AlarmTopicProps) {
    super(scope, id)
    const stack = Stack.of(this)
    this.topic = new Topic(this, 'Topic', {
      displayName: `${stack.stackName} alarms`,
      enforceSSL: true,
    })
    this.topic.addToResourcePolicy(publishedByAlarmsOf(stack, this.topic))
    if (alarmEmail !== undefined) this.#subscribe(alarmEmail)
    this.#attachToAlarmsOf(stack)
  }

  #subscribe(address: string): void {
    accept(this.topic.addSubscription(new EmailSubscription(address)), {
      'Serverless::Serverless-SNSRedrivePolicy':
        'Nobody would read a queue of refused mails; CloudWatch keeps the history of every alarm.',
    })
  }

  #attachToAlarmsOf(stack: Stack): void {
    const { topicArn } = this.topic
    Aspects.of(stack).add(
      {
        visit(node) {
          if (node instanceof CfnAlarm) node.alarmActions = [topicArn]
        },
      },
      { priority: AspectPriority.MUTATING },
    )
  }
}

/** A topic with a policy loses the default policy, by which everything in the account could publish. */
function publishedByAlarmsOf(stack: Stack, topic: Topic): PolicyStatement {
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: `${stack.stackName}/*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
  return new PolicyStatement({
    sid: 'PublishedByAlarms',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': alarms },
    },
  })
}
