import { describe, expect, it } from 'vitest'
import { routesOf } from '../../../shared/operations/contract/routes.ts'
import { routedOperations } from '../../../shared/operations/index.ts'
import { logicalId, readable } from '../references.ts'
import { synthesized } from '../synthesized.ts'

const template = synthesized({ administrationScope: 'keys/manage' })

interface Guarded {
  readonly authorization: string
  readonly scopes: readonly string[] | undefined
}

const integrations = template.findResources('AWS::ApiGatewayV2::Integration')
const functions = template.findResources('AWS::Lambda::Function')

const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
  ({ Properties }) => ({
    key: String(Properties.RouteKey),
    guarded: {
      authorization: String(Properties.AuthorizationType),
      scopes: Properties.AuthorizationScopes,
    } satisfies Guarded,
    functionId: functionBehind(Properties.Target),
  }),
)

function functionBehind(target: unknown): string | undefined {
  const integrationId = Object.keys(integrations).find((id) => {
    const name = readable({ Ref: id })
    return readable(target) === `integrations/${name}`
  })
  return logicalId(integrations[integrationId ?? '']?.Properties.IntegrationUri)
}

function handlerOf(functionId: string | undefined): string {
  return String(functions[functionId ?? '']?.Properties.Handler)
}

const BY_TOKEN: Guarded = { authorization: 'JWT', scopes: ['keys/manage'] }
const BY_SIGNATURE: Guarded = { authorization: 'AWS_IAM', scopes: undefined }
const OPEN: Guarded = { authorization: 'NONE', scopes: undefined }
const GUARD_OF = {
  administrator: BY_TOKEN,
  user: BY_TOKEN,
  platform: BY_SIGNATURE,
  keypair: OPEN,
  anyone: OPEN,
}

const catalogue = routedOperations.flatMap((operation) =>
  routesOf(operation).map(({ method, path }) => ({ key: `${method} ${path}`, operation })),
)

describe('routes', () => {
  it('are those of the catalogue, and $default', () => {
    expect(routes.map(({ key }) => key).toSorted()).toEqual(
      [...catalogue.map(({ key }) => key), '$default'].toSorted(),
    )
  })

  it.each(catalogue)('$key is guarded as its caller requires', ({ key, operation }) => {
    expect(routes.find((route) => route.key === key)?.guarded).toEqual(GUARD_OF[operation.caller])
  })

  it.each(catalogue)('$key calls the function of its operation', ({ key, operation }) => {
    const route = routes.find((one) => one.key === key)
    expect(handlerOf(route?.functionId)).toBe(`${operation.id}.handler`)
  })

  it('are all guarded by the gateway, except these', () => {
    const open = routes.filter(({ guarded }) => guarded.authorization === 'NONE')
    expect(open.map(({ key }) => key).toSorted()).toEqual([
      '$default',
      'GET /.well-known/jwks.json',
      'GET /.well-known/oauth-authorization-server',
      'GET /.well-known/openid-configuration',
      'HEAD /.well-known/jwks.json',
      'HEAD /.well-known/oauth-authorization-server',
      'HEAD /.well-known/openid-configuration',
      'POST /oauth2/token',
    ])
  })

  it('accept the tokens of the one identity provider, for the stated audiences', () => {
    const [authorizer, ...others] = Object.values(
      template.findResources('AWS::ApiGatewayV2::Authorizer'),
    )
    expect(others).toEqual([])
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      JwtConfiguration: {
        Issuer: 'https://login.example.org',
        Audience: ['console', 'command-line'],
      },
    })
  })

  it('deliver events of format 2.0', () => {
    for (const { Properties } of Object.values(integrations)) {
      expect(Properties.PayloadFormatVersion).toBe('2.0')
    }
  })
})

/**
 * An attacker who may call `lambda:InvokeFunction` through a resource policy could forge the authorizer's
 * claims.
 */
describe('[TM-08] functions behind routes', () => {
  const permissions = Object.values(template.findResources('AWS::Lambda::Permission')).map(
    ({ Properties }) => ({
      principal: String(Properties.Principal),
      functionId: logicalId(Properties.FunctionName),
      source: Properties.SourceArn && readable(Properties.SourceArn),
    }),
  )

  it('can be called by the gateway for their own routes, and by nobody else', () => {
    const expected = routes.map(({ key, functionId }) => ({
      principal: 'apigateway.amazonaws.com',
      functionId,
      source: `arn:AWS::Partition:execute-api:AWS::Region:AWS::AccountId:ApiHttpApi/*/${key.replace(' ', '')}`,
    }))
    const byGateway = permissions.filter(({ principal }) => principal.startsWith('apigateway'))
    expect(new Set(byGateway)).toEqual(new Set(expected))
    const clockwork = permissions.filter((permission) => !byGateway.includes(permission))
    expect(new Set(clockwork.map(({ principal }) => principal))).toEqual(
      new Set(['events.amazonaws.com']),
    )
  })

  it('have no permission without a source', () => {
    expect(permissions.filter(({ source }) => source === undefined)).toEqual([])
  })
})
