import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct, IDependable } from 'constructs'
import { DAY } from '../../shared/domain/duration.ts'
import { LONGEST_IN_USE_SECONDS } from '../../shared/domain/signing-key.ts'
import { ownMetric } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** A key that is past stays for hours, and goes with the next daily run: one of them may fail. */
const RETIRED_WITHIN_SECONDS = 3 * DAY
/** The age is told once a day: a run may be late, and may need its second try. */
const SILENCE_MAX = Duration.hours(30)

/**
 * Goes off when for more than a day no run of the rotation has told of a ring that is young enough:
 * because its oldest key is too old, or because nothing was told at all.
 *
 * With a period of an hour CloudWatch looks back up to seven days; with a shorter one, at one day.
 *
 * @param after the first run at deployment. Before it, there is nothing but silence.
 */
export function alarmOfSigningKeyAge(
  scope: Construct,
  after: readonly IDependable[],
): OperatorAlarm {
  const period = Duration.hours(1)
  const alarm = new OperatorAlarm(scope, 'signing-key-age', {
    wrong: 'Signing keys are not rotated: the oldest is too old, or nobody has looked for a day.',
    metric: ownMetric(scope, 'SigningKeyAge', { statistic: 'Maximum', period }),
    threshold: LONGEST_IN_USE_SECONDS + RETIRED_WITHIN_SECONDS,
    evaluationPeriods: SILENCE_MAX.toHours() / period.toHours(),
    treatMissingData: TreatMissingData.BREACHING,
  })
  alarm.node.addDependency(...after)
  return alarm
}
