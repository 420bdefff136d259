import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'

/** More than a day: a run may be late, and may need its second try. */
const SILENCE_MAX = Duration.hours(30)

/** With a period of an hour, CloudWatch evaluates up to seven days; with a shorter one, only one day. */
export const DAILY_METRIC_PERIOD = Duration.hours(1)

/**
 * Settings of an alarm on a metric that a daily run emits, with that period. The alarm goes off when for
 * more than a day every value was bad, or there was no value.
 */
export const DAILY_METRIC_ALARM = {
  evaluationPeriods: SILENCE_MAX.toHours() / DAILY_METRIC_PERIOD.toHours(),
  treatMissingData: TreatMissingData.BREACHING,
} as const
