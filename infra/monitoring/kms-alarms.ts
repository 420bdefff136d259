import { Duration, Stack } from 'aws-cdk-lib'
import { MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { accept } from '../accept.ts'
import { descriptionOf, OperatorAlarm } from './operator-alarm.ts'

const QUOTA_USED_MAX_PERCENT = 60
/** KMS counts calls per minute, and Service Quotas gives the quota for the same period. */
const USAGE_PERIOD = Duration.minutes(1)

export interface KmsAlarmsProps {
  /** The keys that the service needs to issue tokens. */
  readonly keys: readonly IKey[]
  /** The topic that receives a message when a key is disabled or scheduled for deletion. */
  readonly topic: ITopic
}

/** The alarms about the KMS keys: too many calls in the account, and a key that somebody disables. */
export class KmsAlarms extends Construct {
  constructor(scope: Construct, id: string, { keys, topic }: KmsAlarmsProps) {
    super(scope, id)
    new OperatorAlarm(this, 'kms-quota', {
      problem: `The account uses more than ${QUOTA_USED_MAX_PERCENT} % of its KMS request quota.`,
      metric: new MathExpression({
        expression: '100 * calls / SERVICE_QUOTA(calls)',
        usingMetrics: { calls: symmetricCalls() },
        label: 'KMS request quota used, %',
        period: USAGE_PERIOD,
      }),
      threshold: QUOTA_USED_MAX_PERCENT,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      // No data: nobody calls KMS.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    notifyOfLostKeys(this, keys, topic)
  }
}

/**
 * The KMS calls that share one quota per account and region: Decrypt, Encrypt, GenerateDataKey,
 * GenerateDataKeyWithoutPlaintext, GenerateMac, GenerateRandom, ReEncrypt and VerifyMac (security
 * checklist, TM-23).
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
 */
export function symmetricCalls(): Metric {
  return new Metric({
    namespace: 'AWS/Usage',
    metricName: 'CallCount',
    dimensionsMap: {
      Service: 'KMS',
      Type: 'API',
      Resource: 'CryptographicOperationsSymmetric',
      Class: 'None',
    },
    statistic: 'Sum',
    period: USAGE_PERIOD,
  })
}

/**
 * Sends a message when a key is disabled or scheduled for deletion. No metric shows this, so an
 * EventBridge rule watches the calls that CloudTrail records. Only a call that succeeded has the key in
 * its response. The message does not contain the caller's IP address.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/ct-disablekey.html
 */
function notifyOfLostKeys(scope: Construct, keys: readonly IKey[], topic: ITopic): void {
  const called = EventField.fromPath('$.detail.eventName')
  const key = EventField.fromPath('$.detail.responseElements.keyId')
  const caller = EventField.fromPath('$.detail.userIdentity.arn')
  const name = 'kms-key-lost'
  const problem = `${Stack.of(scope).stackName}: ${caller} called ${called} on the KMS key ${key}.`
  const rule = new Rule(scope, name, {
    description: descriptionOf(
      name,
      'Somebody disabled a KMS key of the service, or scheduled its deletion.',
    ),
    eventPattern: {
      source: ['aws.kms'],
      detailType: ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['kms.amazonaws.com'],
        eventName: ['DisableKey', 'ScheduleKeyDeletion'],
        responseElements: { keyId: keys.map(({ keyArn }) => keyArn) },
      },
    },
    targets: [
      new SnsTopic(topic, { message: RuleTargetInput.fromText(descriptionOf(name, problem)) }),
    ],
  })
  accept(rule, {
    'Serverless::Serverless-EventBusDLQ':
      "EventBridge tries for a day. A queue's alarm would use the same topic that could not be reached.",
  })
}
