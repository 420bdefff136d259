import type { Duration } from 'aws-cdk-lib'
import { MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { issueToken } from '../../shared/operations/issue-token.ts'
import type { RefusalReason } from '../../shared/telemetry/metric-names.ts'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { ownMetric, PERIOD, SELDOM_PERIOD } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** Of the token requests that deserved an answer, in per cent: machines try again. */
const FAULTS_MAX_PERCENT = 1
const FAULTS_MIN = 3

/**
 * Go off when the token endpoint refuses by its own fault, which callers see as 503 or 500: soon where
 * there are many requests, and within the hour where there are few.
 */
export function alarmsOfTokenFaults(scope: Construct, functions: OperationFunctions): void {
  const common = {
    threshold: FAULTS_MAX_PERCENT,
    // Nobody asks for a token.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }
  new OperatorAlarm(scope, 'token-faults', {
    ...common,
    wrong: `More than ${FAULTS_MAX_PERCENT} % of tokens are refused by our own fault.`,
    metric: tokenFaults(scope, functions, PERIOD),
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  })
  new OperatorAlarm(scope, 'token-faults-hourly', {
    ...common,
    wrong: `More than ${FAULTS_MAX_PERCENT} % of tokens of an hour are refused by our own fault.`,
    metric: tokenFaults(scope, functions, SELDOM_PERIOD),
    evaluationPeriods: 1,
  })
}

/** In per cent; zero where there are too few to tell. */
function tokenFaults(
  scope: Construct,
  functions: OperationFunctions,
  period: Duration,
): MathExpression {
  const refusedFor = (reason: RefusalReason) =>
    ownMetric(scope, 'TokensRefused', { statistic: 'Sum', dimensions: { reason } })
  const faults = 'SUM([unavailable, broken, died])'
  return new MathExpression({
    // In a total outage no token is issued: a plain sum with that metric would have no result.
    expression: [
      `IF(${faults} >= ${FAULTS_MIN}`,
      `100 * ${faults} / SUM([unavailable, broken, died, issued])`,
      '0)',
    ].join(', '),
    usingMetrics: {
      unavailable: refusedFor('temporarily_unavailable'),
      broken: refusedFor('server_error'),
      // A function that cannot be loaded, or runs out of memory or time, does not get to tell.
      died: functions.of(issueToken).metricErrors({ statistic: 'Sum' }),
      issued: ownMetric(scope, 'TokensIssued', { statistic: 'Sum' }),
    },
    label: 'tokens refused by fault, %',
    period,
  })
}
