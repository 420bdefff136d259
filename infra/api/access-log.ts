import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { type IAccessLogSettings, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

/**
 * A line of the access log. It has the route instead of the path, because a path contains ids of owners,
 * keypairs and users. It has nothing of the authorizer, the query, the headers or the caller (security
 * checklist, TM-28). It has the IP address, because guesses at the token endpoint leave no other trace.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const ACCESS_LOG_LINE = {
  requestTime: '$context.requestTime',
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  protocol: '$context.protocol',
  sourceIp: '$context.identity.sourceIp',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationStatus: '$context.integration.integrationStatus',
  integrationLatency: '$context.integrationLatency',
  integrationError: '$context.integrationErrorMessage',
  errorType: '$context.error.responseType',
}

/** A log group for the API's requests, one JSON object per line. */
export function accessLogSettings(
  scope: Construct,
  id: string,
  retention: RetentionDays,
): IAccessLogSettings {
  const logGroup = new LogGroup(scope, id, {
    // With this prefix AWS needs no resource policy of ours. An account may have only a few of those.
    logGroupName: `/aws/vendedlogs/apis/${Stack.of(scope).stackName}`,
    retention,
    removalPolicy: RemovalPolicy.DESTROY,
  })
  return {
    destination: new LogGroupLogDestination(logGroup),
    format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_LINE)),
  }
}
