import { HttpNoneAuthorizer, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import type { Caller } from '../../shared/operations/contract/routed-operation.ts'
import type { Identity } from '../service-props.ts'

/** How the gateway checks a caller before a function sees the request. */
export interface RouteAuthorization {
  readonly authorizer: IHttpRouteAuthorizer
  /** A user's token must have one of these scopes. */
  readonly authorizationScopes?: string[]
  /** Why the gateway does not check callers, for routes where it does not. */
  readonly openBecause?: string
}

export interface AuthorizationProps {
  /** The identity provider of the administrators. */
  readonly identity: Identity
  /** The scope that a user's access token must carry. */
  readonly administrationScope: string
}

/**
 * How the gateway checks each kind of caller. Platform callers need `execute-api:Invoke` on the route from
 * the stage's account. The function then checks that they are in `platformPrincipals` (security checklist,
 * TM-09). Keypairs authenticate to the function itself.
 */
export function authorizationOf(
  props: AuthorizationProps,
): Readonly<Record<Caller, RouteAuthorization>> {
  const user = {
    authorizer: new HttpJwtAuthorizer('Users', props.identity.issuer, {
      jwtAudience: [...props.identity.audiences],
    }),
    authorizationScopes: [props.administrationScope],
  }
  const open = (openBecause: string) => ({ authorizer: new HttpNoneAuthorizer(), openBecause })
  return {
    administrator: user,
    user,
    platform: { authorizer: new HttpIamAuthorizer() },
    keypair: open('The client authenticates to the function, with its keypair (RFC 6749 §2.3).'),
    anyone: open('Public by design: metadata, public keys, and the answer to unknown paths.'),
  }
}
