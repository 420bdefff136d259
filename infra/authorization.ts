import { HttpNoneAuthorizer, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import type { Caller } from '../shared/operations/operation.ts'

/** How the gateway checks a caller before a function sees the request. */
export interface RouteAuthorization {
  readonly authorizer: IHttpRouteAuthorizer
  /** Scopes of which a user's token must have one. */
  readonly authorizationScopes?: string[]
}

export interface AuthorizationProps {
  /** The OIDC issuer whose users administer. */
  readonly identityProvider: string
  /** `aud` or `client_id` values that are taken. */
  readonly identityAudiences: readonly string[]
  /** The scope that a user's access token must carry. */
  readonly administrationScope: string
}

/**
 * What the gateway asks of each kind of caller. Platform callers need `execute-api:Invoke` of their
 * own account on the very route; the function then checks them against the stated principals
 * (security checklist, TM-09). Keypairs authenticate to the function itself.
 */
export function authorizationOf(
  props: AuthorizationProps,
): Readonly<Record<Caller, RouteAuthorization>> {
  const user = {
    authorizer: new HttpJwtAuthorizer('Users', props.identityProvider, {
      jwtAudience: [...props.identityAudiences],
    }),
    authorizationScopes: [props.administrationScope],
  }
  const nobody = { authorizer: new HttpNoneAuthorizer() }
  return {
    administrator: user,
    user,
    platform: { authorizer: new HttpIamAuthorizer() },
    keypair: nobody,
    anyone: nobody,
  }
}
