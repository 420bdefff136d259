import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { operations } from '../../shared/operations/index.ts'
import { issueToken } from '../../shared/operations/issue-token.ts'
import { REFUSAL_REASONS } from '../../shared/telemetry/metric-names.ts'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import { apiMetric, tokenRouteMetric } from './api-metrics.ts'
import { graph } from './graph.ts'
import { ownMetric, PERIOD } from './metrics.ts'

const PERCENTILES = ['p50', 'p90', 'p99']

interface RequestsProps {
  readonly apiId: string
  /** The functions of the catalogue. */
  readonly functions: OperationFunctions
}

/** The dashboard's row about token requests. */
export function tokensRow(scope: Construct, { apiId }: RequestsProps): IWidget[] {
  const statistic = 'Sum'
  return [
    graph('Tokens issued', [ownMetric(scope, 'TokensIssued', { statistic, label: 'issued' })]),
    graph(
      'Tokens refused, by reason',
      REFUSAL_REASONS.map((reason) =>
        ownMetric(scope, 'TokensRefused', { statistic, dimensions: { reason }, label: reason }),
      ),
      { stacked: true },
    ),
    graph(
      'Latency of the token route, ms',
      PERCENTILES.map((label) => tokenRouteMetric(apiId, 'Latency', label).with({ label })),
    ),
  ]
}

/**
 * The dashboard's row about all requests. The percentiles of several routes can be neither split nor
 * combined. So the other operations are shown by function; the gateway adds the same time to each.
 */
export function requestsRow({ apiId, functions }: RequestsProps): IWidget[] {
  const rest = operations.filter((one) => one.kind === 'http' && one.id !== issueToken.id)
  return [
    graph('Requests, and failed requests', [
      apiMetric(apiId, 'Count', 'Sum'),
      apiMetric(apiId, '4xx', 'Sum'),
      apiMetric(apiId, '5xx', 'Sum'),
    ]),
    graph(
      'Latency of all routes, ms',
      PERCENTILES.map((label) => apiMetric(apiId, 'Latency', label).with({ label })),
    ),
    graph(
      'Duration of the other operations, p99, ms',
      rest.map((operation) =>
        functions
          .of(operation)
          .metricDuration({ statistic: 'p99', period: PERIOD, label: operation.id }),
      ),
    ),
  ]
}
