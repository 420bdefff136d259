import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { routesOf } from '../../shared/operations/contract/routes.ts'
import { issueToken } from '../../shared/operations/issue-token.ts'
import { PERIOD } from './metrics.ts'

const NAMESPACE = 'AWS/ApiGateway'
const STAGE = '$default'

type ApiMetricName = 'Count' | '4xx' | '5xx' | 'Latency'

/** A metric of the API's one stage, over all its routes. */
export function apiMetric(apiId: string, metricName: ApiMetricName, statistic: string): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName,
    statistic,
    period: PERIOD,
    dimensionsMap: { ApiId: apiId, Stage: STAGE },
  })
}

/**
 * A metric of the token route. Only this route has detailed metrics. API Gateway names a route by
 * `Method` and `Resource`, although its documentation says `Route`.
 *
 * @throws {Error} when the token endpoint has no route.
 */
export function tokenRouteMetric(
  apiId: string,
  metricName: ApiMetricName,
  statistic: string,
): Metric {
  const [route] = routesOf(issueToken)
  if (route === undefined) throw new Error('the token endpoint has no route')
  return new Metric({
    namespace: NAMESPACE,
    metricName,
    statistic,
    period: PERIOD,
    dimensionsMap: { ApiId: apiId, Stage: STAGE, Method: route.method, Resource: route.path },
  })
}
