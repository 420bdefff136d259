import { Stack } from 'aws-cdk-lib'
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'

export interface OperatorAlarmProps
  extends Pick<
    AlarmProps,
    'metric' | 'threshold' | 'comparisonOperator' | 'evaluationPeriods' | 'datapointsToAlarm'
  > {
  /** What is wrong when it goes off, in one sentence. */
  readonly wrong: string
  /** What silence means. CloudWatch's own default, "insufficient data", says nothing to anybody. */
  readonly treatMissingData: TreatMissingData
}

/**
 * An alarm that goes off above its threshold, where nothing else is said. Its id is its name,
 * `<stack>/<id>`, and that of its section in the runbook. Whom it tells is for the stack's alarm topic
 * to say.
 */
export class OperatorAlarm extends Alarm {
  constructor(scope: Construct, id: string, { wrong, ...props }: OperatorAlarmProps) {
    super(scope, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      ...props,
      alarmName: `${Stack.of(scope).stackName}/${id}`,
      alarmDescription: descriptionOf(id, wrong),
    })
  }
}

/** What is wrong, and where it is told what to do: all that somebody who is woken up sees. */
export function descriptionOf(id: string, wrong: string): string {
  return `${wrong} See ${id} in docs/runbook.md.`
}
