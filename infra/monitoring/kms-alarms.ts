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
/** What KMS counts in, and what Service Quotas scales the quota to. */
const USAGE_PERIOD = Duration.minutes(1)

export interface KmsAlarmsProps {
  /** The keys without which there is no token. */
  readonly keys: readonly IKey[]
  /** Whom the loss of a key is told to. */
  readonly topic: ITopic
}

/** What endangers the keys: too many calls of anybody in the account, and being switched off. */
export class KmsAlarms extends Construct {
  constructor(scope: Construct, id: string, { keys, topic }: KmsAlarmsProps) {
    super(scope, id)
    new OperatorAlarm(this, 'kms-quota', {
      wrong: `The account uses more than ${QUOTA_USED_MAX_PERCENT} % of its KMS request quota.`,
      metric: new MathExpression({
        expression: '100 * calls / SERVICE_QUOTA(calls)',
        usingMetrics: { calls: symmetricCalls() },
        label: 'KMS request quota used, %',
        period: USAGE_PERIOD,
      }),
      threshold: QUOTA_USED_MAX_PERCENT,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      // Nobody calls KMS.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    tellOfLostKeys(this, keys, topic)
  }
}

/**
 * Calls that share one quota of the account and region: Decrypt, Encrypt, GenerateDataKey,
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
 * No metric tells of it, so the call itself does, by way of CloudTrail: only what succeeded names the
 * key in its response. The message leaves out whence it was called.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/ct-disablekey.html
 */
function tellOfLostKeys(scope: Construct, keys: readonly IKey[], topic: ITopic): void {
  const called = EventField.fromPath('$.detail.eventName')
  const key = EventField.fromPath('$.detail.responseElements.keyId')
  const caller = EventField.fromPath('$.detail.userIdentity.arn')
  const name = 'kms-key-lost'
  const wrong = `${Stack.of(scope).stackName}: ${called} was called on the KMS key ${key} by ${caller}.`
  const rule = new Rule(scope, name, {
    description: descriptionOf(name, 'A KMS key of the service was disabled or is to be deleted.'),
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
      new SnsTopic(topic, { message: RuleTargetInput.fromText(descriptionOf(name, wrong)) }),
    ],
  })
  accept(rule, {
    'Serverless::Serverless-EventBusDLQ':
      'EventBridge tries for a day; the alarm of a queue would go to the very topic that could not be reached.',
  })
}
