import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Fixture } from './fixture.ts'
import { tokenEvent } from './token-event.ts'

/** For each operation that needs no user: a request that gets 200. */
export function coldEvents({
  keypair,
  keySecret,
}: Fixture): ReadonlyMap<string, APIGatewayProxyEventV2> {
  const token = tokenEvent(keypair.keyId, keySecret)
  return new Map([
    ['issue-token', token],
    ['get-metadata', getEvent(token, '/.well-known/oauth-authorization-server')],
    ['get-jwks', getEvent(token, '/.well-known/jwks.json')],
  ])
}

function getEvent(event: APIGatewayProxyEventV2, path: string): APIGatewayProxyEventV2 {
  const { body: _, requestContext, ...rest } = event
  return {
    ...rest,
    routeKey: `GET ${path}`,
    rawPath: path,
    headers: {},
    requestContext: {
      ...requestContext,
      routeKey: `GET ${path}`,
      http: { ...requestContext.http, method: 'GET', path },
    },
    isBase64Encoded: false,
  }
}
