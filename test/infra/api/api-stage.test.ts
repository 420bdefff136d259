import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { logicalId, readable } from '../references.ts'
import { synthesized } from '../synthesized.ts'

const template = synthesized()
const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'))

describe('the stage', () => {
  it('throttles the token endpoint separately from the other routes', () => {
    expect(stage?.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      RouteSettings: {
        'POST /oauth2/token': { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
        'GET /.well-known/jwks.json': { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
      },
    })
  })

  it("never asks for a burst above the account's own", () => {
    synthesized({ tokenRequestsPerSecond: 10_000 }).hasResourceProperties(
      'AWS::ApiGatewayV2::Stage',
      {
        RouteSettings: {
          'POST /oauth2/token': { ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 },
        },
      },
    )
  })

  it('is made after the routes that it has settings for, because API Gateway refuses it otherwise', () => {
    const routes = template.findResources('AWS::ApiGatewayV2::Route', {
      Properties: { RouteKey: 'POST /oauth2/token' },
    })
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(Object.keys(routes)))
  })

  it('is made after the first signing key, so that the first request finds one', () => {
    const triggers = template.findResources('Custom::Trigger')
    expect(Object.keys(triggers)).toHaveLength(2)
    expect(stage?.DependsOn).toEqual(expect.arrayContaining(Object.keys(triggers)))
  })

  it('has no CORS settings of its own: functions answer, and $default answers the preflights', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: Match.absent(),
    })
  })
})

/** Tokens and ids of users and customers could leak through the log to everybody who reads logs. */
describe('[TM-28] the access log', () => {
  const format = String(stage?.Properties.AccessLogSettings.Format)

  it('is a JSON object of these context variables', () => {
    expect(Object.values(JSON.parse(format))).toEqual([
      '$context.requestTime',
      '$context.requestId',
      '$context.routeKey',
      '$context.protocol',
      '$context.identity.sourceIp',
      '$context.status',
      '$context.responseLength',
      '$context.responseLatency',
      '$context.integration.integrationStatus',
      '$context.integrationLatency',
      '$context.integrationErrorMessage',
      '$context.error.responseType',
    ])
  })

  it.each(['authorizer', 'identity.user', 'identity.caller', 'header', 'path', 'query', 'cognito'])(
    'contains nothing of %s',
    (part) => expect(format.toLowerCase()).not.toContain(part.toLowerCase()),
  )

  it('is kept for as long as stated', () => {
    const id = logicalId(stage?.Properties.AccessLogSettings.DestinationArn)
    const group = template.findResources('AWS::Logs::LogGroup')[id ?? '']
    expect(group?.Properties.RetentionInDays).toBe(90)
    expect(readable(group?.Properties.LogGroupName)).toMatch(/^\/aws\/vendedlogs\//)
  })
})
