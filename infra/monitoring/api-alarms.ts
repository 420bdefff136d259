import { Duration } from 'aws-cdk-lib'
import { MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { apiMetric, tokenRouteMetric } from './api-metrics.ts'
import { LOW_TRAFFIC_PERIOD, PERIOD } from './metrics.ts'
import { OperatorAlarm } from './operator-alarm.ts'

/** In per cent of all requests. */
const FAULTS_MAX_PERCENT = 5
/** With fewer requests, one fault says nothing about the rate. */
const REQUESTS_MIN = 10
/** This many faults within an hour matter, even when there are few requests. */
const FAULTS_MIN = 3
/** A cold start takes about a second. A request that takes longer than this waits for something. */
const TOKEN_LATENCY_MAX = Duration.seconds(3)

export interface ApiAlarmsProps {
  readonly apiId: string
}

/** The alarms about what callers of the API notice. */
export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, { apiId }: ApiAlarmsProps) {
    super(scope, id)
    const common = {
      threshold: FAULTS_MAX_PERCENT,
      // No data: nobody calls the API.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }
    new OperatorAlarm(this, 'api-faults', {
      ...common,
      problem: `More than ${FAULTS_MAX_PERCENT} % of requests to the API fail with a 5xx status.`,
      metric: faultsOf(apiId, `requests >= ${REQUESTS_MIN}`, PERIOD),
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
    })
    new OperatorAlarm(this, 'api-faults-hourly', {
      ...common,
      problem: `Within an hour, more than ${FAULTS_MAX_PERCENT} % of requests to the API failed with a 5xx status.`,
      metric: faultsOf(apiId, `faults >= ${FAULTS_MIN}`, LOW_TRAFFIC_PERIOD),
      evaluationPeriods: 1,
    })
    new OperatorAlarm(this, 'token-latency', {
      problem: `One token request in a hundred takes longer than ${TOKEN_LATENCY_MAX.toSeconds()} s.`,
      metric: tokenRouteMetric(apiId, 'Latency', 'p99'),
      threshold: TOKEN_LATENCY_MAX.toMilliseconds(),
      evaluationPeriods: 3,
      // No data: nobody requests a token.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
  }
}

/** The faults in per cent of the requests; zero where there are not enough. */
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
