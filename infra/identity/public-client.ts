import { Duration } from 'aws-cdk-lib'
import {
  CfnUserPoolClient,
  type UserPool,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'

/** How long a signed-in user's access token is good for. */
const ACCESS_TOKEN = Duration.minutes(60)
/** After that long, a user signs in again. */
const SESSION = Duration.hours(12)

/**
 * What every client of the user pool is: public, for it runs on its user's machine and can keep no
 * secret; authorization code with PKCE and nothing else; and silent about which users there are. Cognito
 * asks for no PKCE, but checks it where a client sends it, as ours do (RFC 7636).
 */
export function publicClientSettings(scope: string) {
  return {
    explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ['code'],
    allowedOAuthScopes: ['openid', 'email', scope],
    supportedIdentityProviders: ['COGNITO'],
    preventUserExistenceErrors: 'ENABLED',
    enableTokenRevocation: true,
    accessTokenValidity: ACCESS_TOKEN.toMinutes(),
    idTokenValidity: ACCESS_TOKEN.toMinutes(),
    refreshTokenValidity: SESSION.toMinutes(),
    tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' },
  }
}

export interface PublicClientProps {
  readonly userPool: UserPool
  /** The server of the scope. */
  readonly resourceServer: UserPoolResourceServer
  /** The scope that the management API asks for. */
  readonly scope: string
  readonly name: string
  /** Where the user comes back to after signing in. */
  readonly callbackUrl: string
}

/** A client of the user pool that people use. */
export class PublicClient extends Construct {
  readonly clientId: string

  constructor(scope: Construct, id: string, props: PublicClientProps) {
    super(scope, id)
    const client = new CfnUserPoolClient(this, 'Client', {
      ...publicClientSettings(props.scope),
      userPoolId: props.userPool.userPoolId,
      clientName: props.name,
      generateSecret: false,
      callbackUrLs: [props.callbackUrl],
      logoutUrLs: [props.callbackUrl],
    })
    client.node.addDependency(props.resourceServer)
    this.clientId = client.ref
  }
}
