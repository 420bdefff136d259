import { ArnFormat, AspectPriority, Aspects, Stack } from 'aws-cdk-lib'
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { accept } from '../accept.ts'

export interface AlarmTopicProps {
  /** Who is written to; undefined: nobody, until somebody subscribes. */
  readonly alarmEmail: string | undefined
}

/**
 * Where every alarm of the stack goes, wherever in it the alarm is made: the topic takes them all, so
 * that none can be forgotten.
 *
 * SNS encrypts what it stores with keys of its own. A customer key would guard names and figures, would
 * have to be open to EventBridge in every account, since a key policy cannot tell whose rule it is, and
 * disabling it would silence the very alarm that tells of disabled keys. AWS advises it no longer.
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
    if (alarmEmail !== undefined) this.#writeTo(alarmEmail)
    this.#takeAlarmsOf(stack)
  }

  #writeTo(address: string): void {
    accept(this.topic.addSubscription(new EmailSubscription(address)), {
      'Serverless::Serverless-SNSRedrivePolicy':
        'What an address refuses, a queue brings to nobody; the alarms keep their own history.',
    })
  }

  #takeAlarmsOf(stack: Stack): void {
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

/** A topic with any policy lacks the default one, which let everything of the account publish. */
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
