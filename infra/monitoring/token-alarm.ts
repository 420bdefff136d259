import { MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { RefusalReason } from '../../shared/runtime/metric-names.ts'
import { ownMetric, PERIOD } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** Of the token requests that deserved an answer, in per cent: machines try again. */
const FAULTS_MAX_PERCENT = 1
const FAULTS_MIN = 3

/** Goes off when the token endpoint refuses by its own fault, which callers see as 503 or 500. */
export function alarmOfTokenFaults(scope: Construct): OperatorAlarm {
  const refusedFor = (reason: RefusalReason) =>
    ownMetric(scope, 'TokensRefused', { statistic: 'Sum', dimensions: { reason } })
  return new OperatorAlarm(scope, 'token-faults', {
    wrong: `More than ${FAULTS_MAX_PERCENT} % of tokens are refused by our own fault.`,
    metric: new MathExpression({
      // In a total outage no token is issued: a plain sum with that metric would have no result.
      expression: [
        `IF(SUM([unavailable, broken]) >= ${FAULTS_MIN}`,
        '100 * SUM([unavailable, broken]) / SUM([unavailable, broken, issued])',
        '0)',
      ].join(', '),
      usingMetrics: {
        unavailable: refusedFor('temporarily_unavailable'),
        broken: refusedFor('server_error'),
        issued: ownMetric(scope, 'TokensIssued', { statistic: 'Sum' }),
      },
      label: 'tokens refused by fault, %',
      period: PERIOD,
    }),
    threshold: FAULTS_MAX_PERCENT,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    // Without a fault there is no metric of faults.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
}
