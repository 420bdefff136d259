import { Duration } from 'aws-cdk-lib'
import {
  CfnUserPoolClient,
  type UserPool,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'

/** The lifetime of a user's access token. */
const ACCESS_TOKEN = Duration.minutes(60)
/** After this time, a user must sign in again. */
const SESSION = Duration.hours(12)

/**
 * The settings of every client of the user pool. A client is public, because it runs on its user's machine
 * and can keep no secret. It may only use the authorization code grant, and does not reveal which users
 * exist. Cognito does not require PKCE (RFC 7636), but checks it when a client sends it, as ours do.
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
  /** The resource server that defines the scope. */
  readonly resourceServer: UserPoolResourceServer
  /** The scope that the management API requires. */
  readonly scope: string
  readonly name: string
  /** Where the browser goes after signing in. */
  readonly callbackUrl: string
}

/** A client of the user pool: the console or the command line. */
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
