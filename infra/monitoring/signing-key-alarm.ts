import type { Construct, IDependable } from 'constructs'
import { DAY } from '../../shared/domain/duration.ts'
import { LONGEST_IN_USE_SECONDS } from '../../shared/domain/tokens/signing-key.ts'
import { ownMetric } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'
import { TOLD_DAILY, TOLD_DAILY_PERIOD } from './told-daily.ts'

/** A key that is past stays for hours, and goes with the next daily run: one of them may fail. */
const RETIRED_WITHIN_SECONDS = 3 * DAY

/**
 * Goes off when for more than a day no run of the rotation has told of a ring that is young enough:
 * because its oldest key is too old, or because nothing was told at all.
 *
 * @param after the first run at deployment. Before it, there is nothing but silence.
 */
export function alarmOfSigningKeyAge(
  scope: Construct,
  after: readonly IDependable[],
): OperatorAlarm {
  const alarm = new OperatorAlarm(scope, 'signing-key-age', {
    ...TOLD_DAILY,
    wrong: 'Signing keys are not rotated: the oldest is too old, or nobody has looked for a day.',
    metric: ownMetric(scope, 'SigningKeyAge', { statistic: 'Maximum', period: TOLD_DAILY_PERIOD }),
    threshold: LONGEST_IN_USE_SECONDS + RETIRED_WITHIN_SECONDS,
  })
  alarm.node.addDependency(...after)
  return alarm
}
