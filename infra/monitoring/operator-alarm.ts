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
  /** What is wrong when the alarm goes off, in one sentence. */
  readonly problem: string
  /** What missing data means. CloudWatch's default, "insufficient data", notifies nobody. */
  readonly treatMissingData: TreatMissingData
}

/**
 * An alarm. Unless `comparisonOperator` says otherwise, it goes off above its threshold. Its name is
 * `<stack>/<id>`, and its section in the runbook is `<id>`. The stack's alarm topic decides who hears it.
 */
export class OperatorAlarm extends Alarm {
  constructor(scope: Construct, id: string, { problem, ...props }: OperatorAlarmProps) {
    super(scope, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      ...props,
      alarmName: `${Stack.of(scope).stackName}/${id}`,
      alarmDescription: descriptionOf(id, problem),
    })
  }
}

/** The text of an alarm: what is wrong, and which section of the runbook says what to do. */
export function descriptionOf(id: string, problem: string): string {
  return `${problem} See ${id} in docs/runbook.md.`
}
