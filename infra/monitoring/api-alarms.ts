import { Duration } from 'aws-cdk-lib'
import { MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { apiMetric, tokenRouteMetric } from './api-metrics.ts'
import { PERIOD, SELDOM_PERIOD } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** Of the requests, in per cent. */
const FAULTS_MAX_PERCENT = 5
/** One fault among few requests is no rate. */
const REQUESTS_MIN = 10
/** Some faults within an hour are, however few the requests. */
const FAULTS_MIN = 3
/** A cold start takes about a second; beyond this, something waits for something. */
const TOKEN_LATENCY_MAX = Duration.seconds(3)

export interface ApiAlarmsProps {
  readonly apiId: string
}

/** What callers of the API would complain of. */
export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, { apiId }: ApiAlarmsProps) {
    super(scope, id)
    const common = {
      threshold: FAULTS_MAX_PERCENT,
      // Nobody calls.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }
    new OperatorAlarm(this, 'api-faults', {
      ...common,
      wrong: `More than ${FAULTS_MAX_PERCENT} % of requests to the API end in a 5xx.`,
      metric: faultsOf(apiId, `requests >= ${REQUESTS_MIN}`, PERIOD),
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    })
    new OperatorAlarm(this, 'api-faults-hourly', {
      ...common,
      wrong: `More than ${FAULTS_MAX_PERCENT} % of requests of an hour to the API end in a 5xx.`,
      metric: faultsOf(apiId, `faults >= ${FAULTS_MIN}`, SELDOM_PERIOD),
      evaluationPeriods: 1,
    })
    new OperatorAlarm(this, 'token-latency', {
      wrong: `One token request in a hundred takes longer than ${TOKEN_LATENCY_MAX.toSeconds()} s.`,
      metric: tokenRouteMetric(apiId, 'Latency', 'p99'),
      threshold: TOKEN_LATENCY_MAX.toMilliseconds(),
      evaluationPeriods: 3,
      // Nobody asks for a token.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}

/** In per cent of the requests; zero where there are not enough. */
function faultsOf(apiId: string, enough: string, period: Duration): MathExpression {
  return new MathExpression({
    expression: `IF(${enough}, 100 * faults / requests, 0)`,
    usingMetrics: {
      faults: apiMetric(apiId, '5xx', 'Sum'),
      requests: apiMetric(apiId, 'Count', 'Sum'),
    },
    label: '5xx, % of requests',
    period,
  })
}
