import type { Duration } from 'aws-cdk-lib'
import { MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { issueToken } from '../../shared/operations/issue-token.ts'
import type { RefusalReason } from '../../shared/telemetry/metric-names.ts'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { LOW_TRAFFIC_PERIOD, ownMetric, PERIOD } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** In per cent of the faults and the issued tokens. It can be low, because machines try again. */
const FAULTS_MAX_PERCENT = 1
const FAULTS_MIN = 3

/**
 * The alarms about token requests that fail because of the service; callers get 503 or 500. One goes off
 * within minutes where there are many requests, the other within an hour where there are few.
 */
export function alarmsOfTokenFaults(scope: Construct, functions: OperationFunctions): void {
  const common = {
    threshold: FAULTS_MAX_PERCENT,
    // No data: nobody requests a token.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }
  new OperatorAlarm(scope, 'token-faults', {
    ...common,
    problem: `More than ${FAULTS_MAX_PERCENT} % of token requests fail because of the service.`,
    metric: tokenFaults(scope, functions, PERIOD),
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  })
  new OperatorAlarm(scope, 'token-faults-hourly', {
    ...common,
    problem: `Within an hour, more than ${FAULTS_MAX_PERCENT} % of token requests failed because of the service.`,
    metric: tokenFaults(scope, functions, LOW_TRAFFIC_PERIOD),
    evaluationPeriods: 1,
  })
}

/** The faults in per cent; zero where there are fewer than `FAULTS_MIN`. */
function tokenFaults(
  scope: Construct,
  functions: OperationFunctions,
  period: Duration,
): MathExpression {
  const refusedFor = (reason: RefusalReason) =>
    ownMetric(scope, 'TokensRefused', { statistic: 'Sum', dimensions: { reason } })
  const faults = 'SUM([unavailable, broken, died])'
  return new MathExpression({
    // In a total outage `issued` has no data, and a sum with `+` would have no result.
    expression: [
      `IF(${faults} >= ${FAULTS_MIN}`,
      `100 * ${faults} / SUM([unavailable, broken, died, issued])`,
      '0)',
    ].join(', '),
    usingMetrics: {
      unavailable: refusedFor('temporarily_unavailable'),
      broken: refusedFor('server_error'),
      // A function that cannot be loaded, or runs out of memory or time, emits no metric of its own.
      died: functions.of(issueToken).metricErrors({ statistic: 'Sum' }),
      issued: ownMetric(scope, 'TokensIssued', { statistic: 'Sum' }),
    },
    label: 'token requests that failed because of the service, %',
    period,
  })
}
