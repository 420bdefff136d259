import { HttpNoneAuthorizer, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import type { Caller } from '../../shared/operations/contract/routed-operation.ts'
import type { Identity } from '../service-props.ts'

/** How the gateway checks a caller before a function sees the request. */
export interface RouteAuthorization {
  readonly authorizer: IHttpRouteAuthorizer
  /** Scopes of which a user's token must have one. */
  readonly authorizationScopes?: string[]
  /** Where the gateway asks for nothing: why. */
  readonly openBecause?: string
}

export interface AuthorizationProps {
  /** The people who administer. */
  readonly identity: Identity
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
    anyone: open('Public by design: metadata, public keys, and the answer that there is nothing.'),
  }
}
