import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { logicalId } from '../references.ts'
import { synthesized } from '../synthesized.ts'

const template = synthesized()
const queues = Object.keys(template.findResources('AWS::SQS::Queue'))

function functionId(handler: string): string | undefined {
  return Object.keys(
    template.findResources('AWS::Lambda::Function', {
      Properties: { Handler: `${handler}.handler` },
    }),
  )[0]
}

describe('[TM-19] the sweep', () => {
  it('gives up on a single record after a while, and keeps the record', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: functionId('sweep-closed-owner') },
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 8,
      MaximumRecordAgeInSeconds: 6 * 3600,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Sweep'), 'Arn'] } },
      },
    })
  })

  it('[TM-57] reads the stream from its beginning', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
    })
  })

  it("[TM-56] is called when an owner's item is deleted, and for nothing else", () => {
    const [mapping] = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'))
    const patterns = mapping?.Properties.FilterCriteria.Filters.map(
      ({ Pattern }: { Pattern: string }) => JSON.parse(Pattern),
    )
    expect(patterns).toEqual([
      { eventName: ['REMOVE'], dynamodb: { Keys: { sk: { S: ['OWNER'] } } } },
    ])
  })

  it('raises an alarm when it lags by an hour', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'IteratorAge',
      Threshold: 3_600_000,
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId('sweep-closed-owner') } }],
    })
  })
})

describe('schedules', () => {
  it.each(['reconcile-orphans', 'rotate-signing-key'])('run %s daily, with retries', (id) => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 day)',
      State: 'ENABLED',
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [functionId(id), 'Arn'] },
          RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 6 * 3600 },
          DeadLetterConfig: Match.anyValue(),
        }),
      ],
    })
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: functionId(id) },
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: Match.anyValue() },
    })
  })

  it('also run at deployment, which waits for the first signing key but not for orphans', () => {
    const triggers = Object.values(template.findResources('Custom::Trigger'))
    const invocations = triggers.map(({ Properties: { HandlerArn, InvocationType } }) => {
      const version = template.findResources('AWS::Lambda::Version')[logicalId(HandlerArn) ?? '']
      return [logicalId(version?.Properties.FunctionName), InvocationType]
    })
    expect(Object.fromEntries(invocations)).toEqual({
      [functionId('rotate-signing-key') ?? '']: 'RequestResponse',
      [functionId('reconcile-orphans') ?? '']: 'Event',
    })
  })
})

describe('[TM-28] dead letters', () => {
  it('are two queues, encrypted, kept for 14 days', () => {
    expect(queues).toHaveLength(2)
    template.allResourcesProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 3600,
    })
  })

  it.each(queues)('%s refuses requests without TLS', (id) => {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: id }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    })
  })

  it.each(queues)('%s raises an alarm at its first message', (id) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [id, 'QueueName'] } }],
    })
  })
})
