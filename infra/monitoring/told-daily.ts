import { Duration } from 'aws-cdk-lib'
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'

/** A run may be late, and may need its second try. */
const SILENCE_MAX = Duration.hours(30)

/** With a period of an hour CloudWatch looks back up to seven days; with a shorter one, at one day. */
export const TOLD_DAILY_PERIOD = Duration.hours(1)

/**
 * For an alarm on what a daily run tells, with that period: it goes off when for more than a day
 * nothing good was told, be it that something else was, or nothing at all.
 */
export const TOLD_DAILY = {
  evaluationPeriods: SILENCE_MAX.toHours() / TOLD_DAILY_PERIOD.toHours(),
  treatMissingData: TreatMissingData.BREACHING,
} as const
