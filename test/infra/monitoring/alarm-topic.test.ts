import { Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { describe, expect, it } from 'vitest'
import { AlarmTopic } from '../../../infra/monitoring/alarm-topic.ts'
import { logicalId } from '../references.ts'
import { synthesized, testApp } from '../synthesized.ts'
import { alarmsIn } from './alarms.ts'

const template = synthesized({ alarmEmail: 'operator@example.org' })
const topics = Object.keys(template.findResources('AWS::SNS::Topic'))

describe('every alarm', () => {
  it('notifies the one topic, and nothing else', () => {
    expect(topics).toHaveLength(1)
    for (const alarm of alarmsIn(template).values()) {
      expect(alarm.AlarmActions.map(logicalId)).toEqual(topics)
      expect([...alarm.OKActions, ...alarm.InsufficientDataActions]).toEqual([])
    }
  })

  it('does so wherever it is made, without being configured', () => {
    const stack = new Stack(testApp(), 'elsewhere')
    new AlarmTopic(stack, 'Alarms', { alarmEmail: undefined })
    new Alarm(new Construct(stack, 'Somewhere'), 'New', {
      metric: new Metric({ namespace: 'Any', metricName: 'Thing' }),
      threshold: 0,
      evaluationPeriods: 1,
    })
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [{ Ref: Match.stringLikeRegexp('^AlarmsTopic') }],
    })
  })
})

describe('the alarm topic', () => {
  it('writes to the stated address', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operator@example.org',
      TopicArn: { Ref: topics[0] },
    })
  })

  it('writes to nobody when no address was stated', () => {
    synthesized().resourceCountIs('AWS::SNS::Subscription', 0)
  })

  it('refuses requests without TLS', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    })
  })

  /**
   * A policy of its own replaced the topic's default one. Without this statement, no alarm reaches
   * anybody.
   */
  it('accepts what CloudWatch publishes for alarms of this stack', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      Topics: [{ Ref: topics[0] }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': ['', Match.arrayWith([':alarm:feedback-keys-test/*'])],
                },
              },
            },
          }),
        ]),
      },
    })
  })

  /** CloudWatch cannot publish to a topic that is encrypted with the key that AWS manages for SNS. */
  it('is not encrypted with a key that CloudWatch may not use', () => {
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.absent() })
  })
})

describe('a KMS key that is disabled, or scheduled for deletion', () => {
  const [rule] = Object.values(template.findResources('AWS::Events::Rule')).filter(
    ({ Properties }) => Properties.EventPattern !== undefined,
  )
  const keys = Object.keys(template.findResources('AWS::KMS::Key'))

  it('is reported, for each key of the stack', () => {
    const { detail, ...pattern } = rule?.Properties.EventPattern ?? {}
    expect(pattern).toEqual({
      source: ['aws.kms'],
      'detail-type': ['AWS API Call via CloudTrail'],
    })
    expect(detail).toMatchObject({
      eventSource: ['kms.amazonaws.com'],
      eventName: ['DisableKey', 'ScheduleKeyDeletion'],
    })
    expect(new Set(detail.responseElements.keyId.map(logicalId))).toEqual(new Set(keys))
  })

  it('is reported to the alarm topic, with who did it and not from where', () => {
    expect(rule?.Properties.Targets.map(({ Arn }: { Arn: unknown }) => logicalId(Arn))).toEqual(
      topics,
    )
    expect(rule?.Properties.Targets[0].InputTransformer.InputPathsMap).toEqual({
      'detail-eventName': '$.detail.eventName',
      'detail-responseElements-keyId': '$.detail.responseElements.keyId',
      'detail-userIdentity-arn': '$.detail.userIdentity.arn',
    })
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ]),
      },
    })
  })
})
